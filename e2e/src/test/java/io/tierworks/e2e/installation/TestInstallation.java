package io.tierworks.e2e.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.cli.TierworksMain;
import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.broker.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/// A running Tierworks with a topic prefix of its own. Simulator, planner and workers are
/// processes; the caller supplies the broker. Not thread-safe.
public final class TestInstallation implements AutoCloseable {
  /// Time limit for anything that normally takes seconds, on a busy machine.
  public static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String REHEARSAL =
      """
      {"id": "rehearsal", "goal": "Classify each ticket as billing or technical.", "plan": "map",
       "items": ["I was charged twice.", "The app crashes."]}
      """;
  private static final String HOST = "http://127.0.0.1:";
  private static final int LARGEST_REQUEST = 64 * 1024 * 1024;

  private final BrokerUnderTest broker;
  private final Layout layout;
  private final Path folder;
  private final String prefix;
  private final int simulatorPort;
  private final Http http = new Http();
  private final Map<String, ServiceProcess> programs = new TreeMap<>();
  private final Map<Integer, Integer> apiPorts = new TreeMap<>();
  private final KafkaConnection connection;
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicRecorder recorder;

  private TestInstallation(BrokerUnderTest broker, Layout layout) {
    this.broker = broker;
    this.layout = layout;
    this.prefix = "e2e-" + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 30), 36) + ".";
    try {
      this.folder = Files.createTempDirectory("tierworks-e2e");
      this.simulatorPort = FreePort.find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = settings();
    this.connection = KafkaConnection.from(settings);
    this.topics = Topics.from(settings);
    createTopics(settings);
    this.producer = new KafkaProducer<>(producerSettings());
    this.recorder = TopicRecorder.of(connection, layout.recorder() ? kept() : List.of());
  }

  /// Starts everything; returns when every process answers.
  public static TestInstallation start(BrokerUnderTest broker, Layout layout) {
    writeCaches(broker);
    return begin(broker, layout);
  }

  /// Writes the AOT caches of this build if they are missing.
  public static void writeCaches(BrokerUnderTest broker) {
    AotCaches.rehearse(AotCaches.COMMAND, () -> rehearse(broker));
  }

  private static void rehearse(BrokerUnderTest broker) {
    try (var rehearsal = begin(broker, Layout.small())) {
      rehearsal.submit(REHEARSAL);
      rehearsal.result("rehearsal");
      rehearsal.cli("show", "rehearsal");
    }
  }

  private static TestInstallation begin(BrokerUnderTest broker, Layout layout) {
    var installation = new TestInstallation(broker, layout);
    try {
      installation.startAll();
      return installation;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  private List<String> kept() {
    return List.of(
        topics.jobResults(),
        topics.jobEvents(),
        topics.subtaskResults(),
        topics.deadJobs(),
        topics.deadSubtasks(),
        topics.deadResults());
  }

  private void startAll() {
    if (!layout.instantModel()) {
      startSimulator();
    }
    startPlanner();
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
  public void awaitReady() {
    await(
        "simulator",
        () -> layout.instantModel() || http.ask(simulator() + "/v1/models").isPresent());
    apiPorts.keySet().stream()
        .filter(number -> programs.containsKey(planner(number)))
        .forEach(number ->
            await(planner(number), () -> http.ask(api(number) + "/health/ready").isPresent()));
    await(
        "workers",
        () -> {
          var heard = http.ask(api() + "/api/workers").orElse("");
          return programs.keySet().stream()
              .filter(TestInstallation::isWorker)
              .allMatch(name -> heard.contains("\"" + name + "-"));
        });
  }

  private static void await(String what, BooleanSupplier holds) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(holds::getAsBoolean);
  }

  /// Ids of the workers that the planner counts as live.
  public List<String> workersHeard() {
    return askJson("/api/workers").stream()
        .flatMap(JsonNode::valueStream)
        .map(worker -> worker.path("worker").asText())
        .toList();
  }

  // Programs

  public ServiceProcess startSimulator() {
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

  public ServiceProcess startPlanner() {
    return startPlanner(1);
  }

  /// Starts one of several planners; each has its own state folder, instance name and API.
  ///
  /// @param number from 1
  public ServiceProcess startPlanner(int number) {
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

  private static boolean isPlanner(String name) {
    return name.startsWith("planner");
  }

  private static boolean isWorker(String name) {
    return !isPlanner(name) && !name.equals("simulator");
  }

  private int apiPort(int number) {
    return apiPorts.computeIfAbsent(number, _ -> FreePort.find());
  }

  public ServiceProcess startWorker(String tier, int number) {
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

  /// Forgets the process: the caller stops it.
  public ServiceProcess release(String name) {
    var program = program(name);
    programs.remove(name);
    return program;
  }

  /// @param name `planner`, `planner-2`, `simulator`, or tier and number as in `nano-1`
  public ServiceProcess program(String name) {
    var program = programs.get(name);
    if (program == null) {
      throw new IllegalArgumentException(
          name + ": no such program; there are " + programs.keySet());
    }
    return program;
  }

  public List<ServiceProcess> programs() {
    return List.copyOf(programs.values());
  }

  /// The folder of the processes' logs; `NAME-PID.gc` are those of their garbage collectors.
  public Path folder() {
    return folder;
  }

  public OptionalLong brokerPid() {
    return broker.pid();
  }

  private ServiceProcess start(String name, List<String> machine, List<String> main) {
    var variables = Map.of("OPENAI_API_KEY", "simulated");
    var options = new ArrayList<>(machine);
    options.add("-Xlog:gc:file=" + folder.resolve(name + "-%p.gc"));
    var program =
        ServiceProcess.start(name, folder.resolve(name + ".log"), options, main, variables);
    programs.put(name, program);
    return program;
  }

  private List<String> arguments(Map<String, String> own) {
    var all = new LinkedHashMap<>(given());
    all.putAll(own);
    var arguments = new ArrayList<String>();
    all.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private Map<String, String> given() {
    var given = new LinkedHashMap<String, String>();
    given.put("bootstrap", broker.bootstrap());
    given.put("topics.prefix", prefix);
    given.put("worker.grace", "5s");
    given.put("planner.audit.share", "0");
    for (var tier : List.of("nano", "mini", "flagship")) {
      given.put("tier." + tier + ".url", simulator() + "/v1");
    }
    given.putAll(layout.settings());
    return given;
  }

  public Settings settings() {
    return new SettingsLoader().environment(Map.of()).flags(given()).load();
  }

  // Topics

  public String bootstrap() {
    return broker.bootstrap();
  }

  public Topics topics() {
    return topics;
  }

  public KafkaConnection connection() {
    return connection;
  }

  public String api() {
    return api(1);
  }

  private String api(int planner) {
    return HOST + apiPort(planner);
  }

  private String simulator() {
    return HOST + simulatorPort;
  }

  public SimulatorAdmin simulatorAdmin() {
    return new SimulatorAdmin(http, simulator());
  }

  /// Produces a job as any client would: text, no key, no headers.
  public RecordMetadata submit(String job) {
    return produce(topics.jobs(), null, job.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// The planner's API response; empty when there is none.
  ///
  /// @param path for example `/api/jobs/ID`
  public java.util.Optional<String> ask(String path) {
    return http.ask(api() + path);
  }

  /// Sends JSON to the planner's API.
  ///
  /// @throws IllegalStateException when the planner refuses it
  public void post(String path, String body) {
    http.call("POST", api() + path, body);
  }

  /// The planner's API response as JSON.
  public java.util.Optional<JsonNode> askJson(String path) {
    return ask(path).map(Http::json);
  }

  /// Runs the `tierworks` command against this installation.
  public Command cli(String... arguments) {
    return Command.run(folder, aimed(arguments));
  }

  /// Like [#cli], in this process.
  public Command cliHere(String... arguments) {
    return Command.runHere(aimed(arguments));
  }

  private List<String> aimed(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", broker.bootstrap(), "--set", "topics.prefix=" + prefix));
    return all;
  }

  public void command(String job, String command) {
    produce(topics.jobCommands(), job, command.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// @throws IllegalStateException with the broker's word when it refuses the message
  public RecordMetadata produce(
      String topic,
      @org.jspecify.annotations.Nullable String key,
      byte @org.jspecify.annotations.Nullable [] value) {
    var bytes = key == null ? null : key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return produce(new ProducerRecord<>(topic, bytes, value));
  }

  /// @throws IllegalStateException with the broker's word when it refuses the message
  public RecordMetadata produce(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public TopicRecorder recorder() {
    return recorder;
  }

  /// All results of a job so far. There must never be two.
  public List<JobResult> results(String job) {
    return recorder.results(topics.jobResults()).filter(r -> r.job().equals(job)).toList();
  }

  /// Waits for the first result.
  public JobResult result(String job) {
    return result(job, PATIENCE);
  }

  public JobResult result(String job, Duration patience) {
    return Awaitility.await("result of " + job)
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> results(job), found -> !found.isEmpty())
        .getFirst();
  }

  public List<JobEvent> events(String job) {
    return recorder.events(topics.jobEvents()).filter(e -> e.job().equals(job)).toList();
  }

  public List<JobEvent> events(String job, String type) {
    return events(job).stream().filter(e -> e.type().code().equals(type)).toList();
  }

  public Stream<SubtaskResult> reports(String job) {
    return recorder.reports(topics.subtaskResults()).filter(r -> r.job().equals(job));
  }

  private void createTopics(Settings settings) {
    try (var admin = connection.admin()) {
      new TopicAdmin(admin, TopicSettings.from(settings)).create();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> producerSettings() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        broker.bootstrap(),
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        LARGEST_REQUEST,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        2L * LARGEST_REQUEST);
  }

  /// Stops workers, then planners, then the simulator. The broker keeps running.
  @Override
  public void close() {
    producer.close(Duration.ZERO);
    recorder.close();
    var workers = programs.values().stream().filter(p -> isWorker(p.name())).toList();
    workers.forEach(ServiceProcess::askToStop);
    workers.forEach(ServiceProcess::stop);
    // Planners sort before the simulator by name.
    programs.values().stream().filter(p -> !isWorker(p.name())).forEach(ServiceProcess::stop);
    http.close();
    deleteFolder();
  }

  private void deleteFolder() {
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
