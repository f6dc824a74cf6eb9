package io.tierworks.e2e.installation;

import io.tierworks.cli.TierworksMain;
import io.tierworks.testkit.broker.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/// The processes of an installation: simulator, planners and workers. Not thread-safe.
final class Programs {
  private static final String HOST = "http://127.0.0.1:";

  private final Layout layout;
  private final Path folder;
  private final Http http;
  private final int simulatorPort = FreePort.find();
  private final Map<String, ServiceProcess> running = new TreeMap<>();
  private final Map<Integer, Integer> apiPorts = new TreeMap<>();
  private Map<String, String> settings = Map.of();

  /// @param folder of the logs and of the planners' states
  Programs(Layout layout, Path folder, Http http) {
    this.layout = layout;
    this.folder = folder;
    this.http = http;
  }

  /// @param given settings of planners and workers
  void startAll(Map<String, String> given) {
    settings = given;
    if (!layout.instantModel()) {
      startSimulator();
    }
    startPlanner(1);
    layout
        .workers()
        .forEach((tier, count) -> {
          for (int i = 1; i <= count; i++) {
            startWorker(tier, i);
          }
        });
    awaitReady();
  }

  /// Waits until the planner is ready and has heard from every worker.
  void awaitReady() {
    await(
        "simulator",
        () -> layout.instantModel() || http.ask(simulator() + "/v1/models").isPresent());
    apiPorts.keySet().stream()
        .filter(number -> running.containsKey(planner(number)))
        .forEach(number ->
            await(planner(number), () -> http.ask(api(number) + "/health/ready").isPresent()));
    await(
        "workers",
        () -> {
          var heard = http.ask(api(1) + "/api/workers").orElse("");
          return running.keySet().stream()
              .filter(Programs::isWorker)
              .allMatch(name -> heard.contains("\"" + name + "-"));
        });
  }

  private static void await(String what, BooleanSupplier holds) {
    Awaitility.await(what)
        .atMost(TestInstallation.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(holds::getAsBoolean);
  }

  ServiceProcess startSimulator() {
    var main =
        new ArrayList<>(
            List.of(
                TierworksMain.class.getName(),
                "simulator",
                "--with-parent",
                "--port=" + simulatorPort,
                "--latency-scale=" + layout.latencyScale(),
                "--mistakes=" + layout.mistakes(),
                "--ledger-file=" + folder.resolve("ledger.jsonl")));
    if (layout.answerKeys() != null) {
      main.add("--answer-keys=" + layout.answerKeys());
    }
    return start("simulator", List.of("-Xmx512m"), main);
  }

  /// @param number from 1; each has its own state folder, instance name and API
  ServiceProcess startPlanner(int number) {
    var main = new ArrayList<>(List.of(TierworksMain.class.getName(), "planner", "--with-parent"));
    var own = new LinkedHashMap<String, String>();
    own.put("planner.http-port", "" + apiPort(number));
    own.put("planner.instance", "planner-" + number);
    own.put("planner.state-dir", folder.resolve(planner(number)).toString());
    main.addAll(arguments(own));
    return start(planner(number), List.of("-Xmx768m"), main);
  }

  private static String planner(int number) {
    return number == 1 ? "planner" : "planner-" + number;
  }

  ServiceProcess startWorker(String tier, int number) {
    var name = tier + "-" + number;
    var main =
        new ArrayList<>(
            layout.instantModel()
                ? List.of(InstantWorkerMain.class.getName(), tier)
                : List.of(
                    TierworksMain.class.getName(), "worker", "--with-parent", "--tier", tier));
    main.addAll(arguments(Map.of("worker.instance", name)));
    return start(name, List.of("-Xmx256m"), main);
  }

  private static boolean isWorker(String name) {
    return !name.startsWith("planner") && !name.equals("simulator");
  }

  private ServiceProcess start(String name, List<String> machine, List<String> main) {
    var variables = Map.of("OPENAI_API_KEY", "simulated");
    var options = new ArrayList<>(machine);
    options.add("-Xlog:gc:file=" + folder.resolve(name + "-%p.gc"));
    var program =
        ServiceProcess.start(name, folder.resolve(name + ".log"), options, main, variables);
    running.put(name, program);
    return program;
  }

  private List<String> arguments(Map<String, String> own) {
    var all = new LinkedHashMap<>(settings);
    all.putAll(own);
    var arguments = new ArrayList<String>();
    all.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  ServiceProcess named(String name) {
    var program = running.get(name);
    if (program == null) {
      throw new IllegalArgumentException(name + ": no such program; there are " + running.keySet());
    }
    return program;
  }

  /// Forgets the process: the caller stops it.
  ServiceProcess release(String name) {
    var program = named(name);
    running.remove(name);
    return program;
  }

  List<ServiceProcess> all() {
    return List.copyOf(running.values());
  }

  /// The address of a planner's API.
  String api(int planner) {
    return HOST + apiPort(planner);
  }

  private int apiPort(int number) {
    return apiPorts.computeIfAbsent(number, _ -> FreePort.find());
  }

  String simulator() {
    return HOST + simulatorPort;
  }

  /// Stops workers, then planners, then the simulator.
  void stopAll() {
    var workers = running.values().stream().filter(p -> isWorker(p.name())).toList();
    workers.forEach(ServiceProcess::askToStop);
    workers.forEach(ServiceProcess::stop);
    // Planners sort before the simulator by name.
    running.values().stream().filter(p -> !isWorker(p.name())).forEach(ServiceProcess::stop);
  }
}
