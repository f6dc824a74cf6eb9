package io.tierworks.e2e.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

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

  private final BrokerUnderTest broker;
  private final Layout layout;
  private final Path folder;
  private final String prefix;
  private final Http http = new Http();
  private final Programs programs;
  private final KafkaConnection connection;
  private final Topics topics;
  private final TestProducer producer;
  private final TopicRecorder recorder;

  private TestInstallation(BrokerUnderTest broker, Layout layout) {
    this.broker = broker;
    this.layout = layout;
    this.prefix = "e2e-" + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 30), 36) + ".";
    try {
      this.folder = Files.createTempDirectory("tierworks-e2e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.programs = new Programs(layout, folder, http);
    var settings = settings();
    this.connection = KafkaConnection.from(settings);
    this.topics = Topics.from(settings);
    createTopics(settings);
    this.producer = new TestProducer(broker.bootstrap());
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
      installation.programs.startAll(installation.given());
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

  /// Waits until the planner is ready and has heard from every worker.
  public void awaitReady() {
    programs.awaitReady();
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
    return programs.startSimulator();
  }

  public ServiceProcess startPlanner() {
    return startPlanner(1);
  }

  /// Starts one of several planners; each has its own state folder, instance name and API.
  ///
  /// @param number from 1
  public ServiceProcess startPlanner(int number) {
    return programs.startPlanner(number);
  }

  public ServiceProcess startWorker(String tier, int number) {
    return programs.startWorker(tier, number);
  }

  /// Forgets the process: the caller stops it.
  public ServiceProcess release(String name) {
    return programs.release(name);
  }

  /// @param name `planner`, `planner-2`, `simulator`, or tier and number as in `nano-1`
  public ServiceProcess program(String name) {
    return programs.named(name);
  }

  public List<ServiceProcess> programs() {
    return programs.all();
  }

  /// The folder of the processes' logs; `NAME-PID.gc` are those of their garbage collectors.
  public Path folder() {
    return folder;
  }

  public OptionalLong brokerPid() {
    return broker.pid();
  }

  private Map<String, String> given() {
    var given = new LinkedHashMap<String, String>();
    given.put("bootstrap", broker.bootstrap());
    given.put("topics.prefix", prefix);
    given.put("worker.grace", "5s");
    given.put("planner.audit.share", "0");
    for (var tier : List.of("nano", "mini", "flagship")) {
      given.put("tier." + tier + ".url", programs.simulator() + "/v1");
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
    return programs.api(1);
  }

  public SimulatorAdmin simulatorAdmin() {
    return new SimulatorAdmin(http, programs.simulator());
  }

  /// Produces a job as any client would: text, no key, no headers.
  public RecordMetadata submit(String job) {
    return produce(topics.jobs(), null, job.getBytes(UTF_8));
  }

  /// The planner's API response; empty when there is none.
  ///
  /// @param path for example `/api/jobs/ID`
  public Optional<String> ask(String path) {
    return http.ask(api() + path);
  }

  /// Sends JSON to the planner's API.
  ///
  /// @throws IllegalStateException when the planner refuses it
  public void post(String path, String body) {
    http.call("POST", api() + path, body);
  }

  /// The planner's API response as JSON.
  public Optional<JsonNode> askJson(String path) {
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
    produce(topics.jobCommands(), job, command.getBytes(UTF_8));
  }

  /// @throws IllegalStateException with the broker's error when it refuses the message
  public RecordMetadata produce(String topic, @Nullable String key, byte @Nullable [] value) {
    return producer.send(topic, key, value);
  }

  /// @throws IllegalStateException with the broker's error when it refuses the message
  public RecordMetadata produce(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
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

  /// Stops workers, then planners, then the simulator. The broker keeps running.
  @Override
  public void close() {
    producer.close();
    recorder.close();
    programs.stopAll();
    http.close();
    deleteFolder();
  }

  private void deleteFolder() {
    if (Boolean.getBoolean("tierworks.e2e.keep")) {
      System.out.println("logs are kept in " + folder);
      return;
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
