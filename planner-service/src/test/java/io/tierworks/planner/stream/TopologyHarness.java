package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.broker.Compression;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.host.Backlog;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.store.StateKey;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.workers.WorkerRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// The real topology on a test driver, without a broker.
final class TopologyHarness implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final Duration PULSE = Duration.ofMillis(100);
  static final int LEASE_TICKS = 4;
  static final Topics TOPICS =
      new Topics("t.", List.of("flagship", "nano"), 1, 1, Compression.GZIP);

  private final List<Subtask> undelivered = new ArrayList<>();
  private final WorkerRegistry workers = new WorkerRegistry("p1", LEASE_TICKS);
  private final List<WorkerStatus.FenceMarker> fenceMarkers = new ArrayList<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> commands;
  private final TestInputTopic<String, byte[]> reports;
  private long tick;
  private Instant lastEmpty = Instant.EPOCH;

  TopologyHarness(Path stateDir, int tierWindow) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "planner-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    var config =
        new CoordinatorConfig(
            new Coordinator(policy()),
            TOPICS,
            workers,
            new Backlog(),
            this::fence,
            _ -> lastEmpty,
            tierWindow,
            PULSE);
    driver = new TopologyTestDriver(PlannerTopology.build(config), settings, START);
    commands = input(TOPICS.jobCommands());
    reports = input(TOPICS.subtaskResults());
  }

  private static Policy policy() {
    var ladder =
        new Ladder(
            List.of(
                new Ladder.Rung("nano", Price.perMillion("0.20", "0.02", "1.25"), "sorts"),
                new Ladder.Rung("flagship", Price.perMillion("2.50", "0.25", "15.00"), "plans")));
    var defaults = new Policy.Defaults(Money.dollars("5"), Duration.ofHours(1), 10_000, 1, 4);
    var atLimits = new Policy.AtLimits(Duration.ofMinutes(1), Duration.ofDays(1));
    return new Policy(ladder, defaults, atLimits, 64, Duration.ofSeconds(5), Duration.ofDays(7));
  }

  private TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  TopologyHarness submit(String id, String tenant, int items) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("T-" + i, "text " + i)).toList();
    var job =
        Job.of(
            id,
            "Sort these",
            null,
            all,
            null,
            null,
            form(items),
            tenant,
            null,
            null,
            null,
            null,
            null);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef" + items, START, null));
  }

  /// Few items are answered in one call.
  private static PlanForm form(int items) {
    return items < 3 ? PlanForm.AUTO : PlanForm.MAP;
  }

  /// Submits a job of two items; the first has this many characters.
  TopologyHarness submitLarge(String id, int characters) {
    var items = List.of(Item.of("T-0", "x".repeat(characters)), Item.of("T-1", "small"));
    var limits = new Limits(Money.dollars("1000"), null, null, null, null, null);
    var job =
        Job.of(
            id,
            "Sort these",
            null,
            items,
            null,
            null,
            PlanForm.MAP,
            null,
            null,
            limits,
            null,
            null,
            null);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef", START, null));
  }

  /// Submits a job whose message has a trace.
  TopologyHarness submit(String id, int items, TraceContext trace) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("T-" + i, "text " + i)).toList();
    var job =
        Job.of(
            id,
            "Sort these",
            null,
            all,
            null,
            null,
            form(items),
            null,
            null,
            null,
            null,
            null,
            null);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef" + items, START, trace));
  }

  TopologyHarness tell(JobCommand command) {
    commands.pipeInput(command.id(), Wire.bytes(command));
    return this;
  }

  TopologyHarness report(SubtaskResult result) {
    reports.pipeInput(result.job(), Wire.bytes(result));
    return this;
  }

  /// Writes a report as raw bytes.
  TopologyHarness reportRaw(String key, byte[] value) {
    reports.pipeInput(key, value);
    return this;
  }

  TopologyHarness tellRaw(String key, byte[] value) {
    commands.pipeInput(key, value);
    return this;
  }

  /// Holds fence markers back until [#deliverFenceMarkers()].
  private void fence(int partition, WorkerStatus.FenceMarker marker, Runnable failed) {
    fenceMarkers.add(marker);
  }

  /// Lets the coordinator read the fence markers that it wrote.
  TopologyHarness deliverFenceMarkers() {
    var due = List.copyOf(fenceMarkers);
    fenceMarkers.clear();
    due.forEach(this::deliver);
    return this;
  }

  TopologyHarness deliver(WorkerStatus.FenceMarker marker) {
    var type = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE).getBytes(StandardCharsets.UTF_8);
    var headers = new RecordHeaders().add(MessageHeaders.TYPE, type);
    reports.pipeInput(new TestRecord<>(marker.fenced().name(), Wire.bytes(marker), headers));
    return this;
  }

  TopologyHarness start(Subtask order, String worker) {
    return report(
        new SubtaskResult.Started(
            order.job(), order.tier(), worker, List.of(order.attempt()), START));
  }

  /// Reports a failure that must not be retried.
  TopologyHarness answerNothing(Subtask order, String code, String message) {
    return report(
        new SubtaskResult.Failed(
            WorkerRun.of(order, "w1"),
            SubtaskResult.Failure.lasting(new FailureCode(code), message),
            new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 1, false, 5),
            START));
  }

  static Subtask subtask(byte[] order) {
    try {
      return Wire.read(order, Subtask.class);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  TopologyHarness answer(Subtask order, JsonNode output) {
    return answer(order, output, "w1");
  }

  TopologyHarness answer(Subtask order, JsonNode output, String worker) {
    return report(
        new SubtaskResult.Answered(
            WorkerRun.of(order, worker),
            output,
            List.of(),
            new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 1, false, 5),
            START));
  }

  TopologyHarness answer(Subtask order, String json) {
    return answer(order, tree(json));
  }

  static JsonNode tree(String json) {
    try {
      return Wire.tree(json.replace('\'', '"'));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  TopologyHarness beat(String worker) {
    workers.observe(new WorkerStatus.Heartbeat(worker, "nano", 8, 0, false, null, START));
    return this;
  }

  TopologyHarness left(String worker, String... handedBack) {
    workers.observe(
        new WorkerStatus.Left(
            worker, "nano", Stream.of(handedBack).map(AttemptId::parse).toList(), START));
    return this;
  }

  /// Advances the planner's clock by some ticks, and then checks the workers.
  TopologyHarness ticks(int count) {
    for (int i = 0; i < count; i++) {
      workers.observe(new WorkerStatus.Tick("p1", ++tick, List.of(), START));
    }
    return pass(PULSE);
  }

  /// Says when all tiers' topics were last seen empty.
  TopologyHarness tiersEmptyAt(Instant time) {
    lastEmpty = time;
    return this;
  }

  TopologyHarness pass(Duration time) {
    driver.advanceWallClockTime(time);
    return this;
  }

  /// The records written to a topic since the last call.
  List<TestRecord<String, byte[]>> sent(String topic) {
    if (!driver.producedTopicNames().contains(topic)) {
      return List.of();
    }
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /// The subtasks of all tiers written since the last call.
  List<TestRecord<String, byte[]>> subtasks() {
    var written = sent(TOPICS.subtaskOrders());
    assertThat(written).isNotEmpty();
    return written;
  }

  /// The subtasks of a tier that earlier calls have not returned.
  List<Subtask> orders(String tier) {
    undelivered.addAll(read(TOPICS.subtaskOrders(), Subtask.class));
    var wanted = undelivered.stream().filter(order -> order.tier().equals(tier)).toList();
    undelivered.removeAll(wanted);
    return wanted;
  }

  List<JobResult> results() {
    return read(TOPICS.jobResults(), JobResult.class);
  }

  <T> List<T> read(String topic, Class<T> type) {
    var read = new ArrayList<T>();
    for (var record : sent(topic)) {
      try {
        read.add(Wire.read(record.value(), type));
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }
    return read;
  }

  /// The number of entries in each store.
  Map<String, Integer> storeSizes() {
    var sizes = new java.util.TreeMap<String, Integer>();
    for (var home : StateKey.Home.values()) {
      var name = StateStores.name(home);
      int size = 0;
      try (var all = driver.<String, byte[]>getKeyValueStore(name).all()) {
        while (all.hasNext()) {
          all.next();
          size++;
        }
      }
      sizes.put(name, size);
    }
    return sizes;
  }

  @Override
  public void close() {
    driver.close();
  }
}
