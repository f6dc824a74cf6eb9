package io.tierworks.e2e.secured;

import io.tierworks.cli.TierworksMain;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.broker.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Simulator, planner and one worker per tier as processes on a [SecuredBroker], each with its own
/// principal. Settings and secrets come from environment variables and files, as in a container.
final class SecuredSystem implements AutoCloseable {
  private static final String HOST = "http://127.0.0.1:";

  private final Path folder;
  private final SecuredBroker broker;
  private final int apiPort;
  private final int simulatorPort;
  private final Map<String, String> secrets;
  private final Map<String, ServiceProcess> programs = new TreeMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> answers = new ArrayList<>();
  private int runs;

  private SecuredSystem() throws IOException {
    folder = Files.createTempDirectory("tierworks-secured");
    broker = new SecuredBroker(folder);
    apiPort = FreePort.find();
    simulatorPort = FreePort.find();
    secrets = new HashMap<>(broker.secrets());
    for (var name : List.of("api-token", "nano-key", "mini-key", "flagship-key")) {
      secrets.put(name, SecuredBroker.canary(name));
    }
  }

  /// Starts everything; returns when every process answers.
  static SecuredSystem start() throws IOException {
    var system = new SecuredSystem();
    try {
      system.startAll();
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  private void startAll() throws IOException {
    broker.grant(topics());
    var created = command("admin", "topics", "create");
    if (created.code() != 0) {
      throw new IllegalStateException(created.output());
    }
    start(
        "simulator",
        List.of("simulator", "--with-parent", "--port=" + simulatorPort, "--latency-scale=0"),
        Map.of());
    Files.writeString(folder.resolve("api-token"), secret("api-token") + "\n");
    startPlanner("planner");
    startWorker("nano", "nano-1", Map.of("OPENAI_API_KEY", secret("nano-key")));
    var key = Files.writeString(folder.resolve("mini-key"), secret("mini-key"));
    startWorker("mini", "mini-1", Map.of("TIERWORKS_TIER_MINI_KEY_FILE", key.toString()));
    startFlagship("flagship-1");
    awaitHeard("nano-1", "mini-1", "flagship-1");
  }

  /// @param state name of its state folder; a new one is filled from the changelog
  void startPlanner(String state) {
    start(
        "planner",
        List.of("planner", "--with-parent"),
        with(
            broker.principal("planner"),
            Map.of(
                "TIERWORKS_PLANNER_HTTP_PORT",
                "" + apiPort,
                "TIERWORKS_PLANNER_INSTANCE",
                "planner-1",
                "TIERWORKS_PLANNER_API_TOKEN_FILE",
                folder.resolve("api-token").toString(),
                "TIERWORKS_PLANNER_STATE_DIR",
                folder.resolve(state).toString())));
  }

  void awaitHeard(String... workers) {
    Awaitility.await("planner and workers")
        .atMost(TestInstallation.PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          var heard = get("/api/workers", secret("api-token")).body();
          return List.of(workers).stream().allMatch(name -> heard.contains("\"" + name + "-"));
        });
  }

  void startFlagship(String name) {
    startWorker("flagship", name, Map.of("TIERWORKS_TIER_FLAGSHIP_KEY", secret("flagship-key")));
  }

  void startWorker(String tier, String name, Map<String, String> more) {
    var variables = new HashMap<>(more);
    variables.put("TIERWORKS_WORKER_INSTANCE", name);
    variables.put("TIERWORKS_WORKER_GRACE", "5s");
    start(
        name,
        List.of("worker", "--with-parent", "--tier", tier),
        with(broker.principal("worker-" + tier), variables));
  }

  private Map<String, String> with(Principal principal, Map<String, String> more) {
    var variables = new HashMap<String, String>();
    for (var tier : List.of("NANO", "MINI", "FLAGSHIP")) {
      variables.put("TIERWORKS_TIER_" + tier + "_URL", HOST + simulatorPort + "/v1");
    }
    variables.putAll(principal.variables());
    variables.putAll(more);
    return variables;
  }

  private ServiceProcess start(String name, List<String> command, Map<String, String> variables) {
    var main = new ArrayList<>(List.of(TierworksMain.class.getName()));
    main.addAll(command);
    var program = ServiceProcess.start(name, log(name), List.of("-Xmx512m"), main, variables);
    programs.put(name, program);
    return program;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  void stop(String name) {
    program(name).stop();
  }

  ServiceProcess program(String name) {
    return java.util.Objects.requireNonNull(programs.get(name), name);
  }

  /// A command's exit code and its combined output.
  record Ran(int code, String output) {}

  /// Runs a command with the rights of a role.
  Ran command(String role, String... arguments) {
    return command(broker.principal(role), arguments);
  }

  /// A command waits 5 s for the broker; on a busy machine it may need a second attempt.
  Ran command(Principal principal, String... arguments) {
    var silence = "no Kafka broker answers at " + principal.address() + ";";
    return Awaitility.await(String.join(" ", arguments))
        .atMost(TestInstallation.PATIENCE)
        .until(() -> once(principal, arguments), ran -> !ran.output().contains(silence));
  }

  private Ran once(Principal principal, String... arguments) {
    var name = "command-" + ++runs;
    var keys =
        Map.of(
            "OPENAI_API_KEY",
            secret("nano-key"),
            "TIERWORKS_PLANNER_API_TOKEN",
            secret("api-token"));
    var program = start(name, List.of(arguments), with(principal, keys));
    Awaitility.await(name).atMost(TestInstallation.PATIENCE).until(() -> !program.isAlive());
    programs.remove(name);
    return new Ran(program.exitCode(), text(log(name)));
  }

  /// How fast the simulator answers: 1 is realistic, 0 at once.
  void latency(int scale) {
    administer("latency", "{\"scale\":" + scale + "}");
  }

  /// @param faults JSON objects
  void faults(String faults) {
    administer("faults", "{\"faults\":[" + faults + "]}");
  }

  private void administer(String what, String body) {
    send(
        HttpRequest.newBuilder(URI.create(HOST + simulatorPort + "/admin/" + what))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// @param token null sends none
  HttpResponse<String> get(String path, @Nullable String token) {
    var request =
        HttpRequest.newBuilder(URI.create(HOST + apiPort + path)).timeout(Duration.ofSeconds(10));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = send(request.build());
    answers.add(answer.headers().map() + "\n" + answer.body());
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  SecuredBroker broker() {
    return broker;
  }

  Topics topics() {
    return Topics.from(settings());
  }

  /// The test's own settings, for the open listener.
  Settings settings() {
    return new SettingsLoader().flags(Map.of("bootstrap", broker.ownAddress())).load();
  }

  /// Settings with the credentials of a role.
  Settings settings(String role) {
    return new SettingsLoader().environment(broker.principal(role).variables()).load();
  }

  String secret(String name) {
    return java.util.Objects.requireNonNull(secrets.get(name), name);
  }

  /// Every secret that any process received.
  Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  /// All output and API responses, by source.
  Map<String, String> said() {
    var said = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".log"))
          .forEach(file -> said.put(file.getFileName().toString(), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    said.put("answers of the API", String.join("\n", answers));
    return said;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    programs.values().forEach(ServiceProcess::askToStop);
    programs.values().forEach(ServiceProcess::stop);
    http.shutdownNow();
    broker.close();
    if (Boolean.getBoolean("tierworks.e2e.keep")) {
      System.out.println("logs are kept in " + folder);
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
