package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/// The real topology on a driver without a broker: commands and reports in, records out.
final class TopologyHarness implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final Duration PULSE = Duration.ofMillis(100);
  static final int LEASE_TICKS = 4;
  static final Topics TOPICS = new Topics("t.", List.of("flagship", "nano"), 1, 1);

  private final List<Subtask> undelivered = new ArrayList<>();
  private final WorkerRegistry fleet = new WorkerRegistry("p1", LEASE_TICKS);
  private final List<WorkerStatus.FenceMarker> marks = new ArrayList<>();
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
    var hosting =
        new CoordinatorConfig(
            new Coordinator(policy()),
            TOPICS,
            fleet,
            new Backlog(),
            this::mark,
            _ -> lastEmpty,
            tierWindow,
            PULSE);
    driver = new TopologyTestDriver(PlannerTopology.build(hosting), settings, START);
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
        Job.of(id, "Sort these", null, all, null, null, null, tenant, null, null, null, null, null);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef" + items, START));
  }

  /// A job of two items, the first of which has this many characters.
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
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef", START));
  }

  /// A job whose message has a trace.
  TopologyHarness submit(String id, int items, TraceContext trace) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("T-" + i, "text " + i)).toList();
    var job = Job.of(id, "Sort these", all);
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

  /// Bytes as some client wrote them.
  TopologyHarness reportRaw(String key, byte[] value) {
    reports.pipeInput(key, value);
    return this;
  }

  TopologyHarness tellRaw(String key, byte[] value) {
    commands.pipeInput(key, value);
    return this;
  }

  /// Marks stay away until [#deliverMarks()].
  private void mark(int partition, WorkerStatus.FenceMarker mark, Runnable failed) {
    marks.add(mark);
  }

  /// Lets the marks that were written come back behind the reports.
  TopologyHarness deliverMarks() {
    var due = List.copyOf(marks);
    marks.clear();
    due.forEach(this::deliver);
    return this;
  }

  TopologyHarness deliver(WorkerStatus.FenceMarker mark) {
    var type = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE).getBytes(StandardCharsets.UTF_8);
    var headers = new RecordHeaders().add(MessageHeaders.TYPE, type);
    reports.pipeInput(new TestRecord<>(mark.worker(), Wire.bytes(mark), headers));
    return this;
  }

  TopologyHarness start(Subtask order, String worker) {
    return report(new SubtaskResult.Started(WorkerRun.of(order, worker), START));
  }

  /// A failure that may not be repeated.
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
    fleet.observe(new WorkerStatus.Heartbeat(worker, "nano", 8, 0, false, null, START));
    return this;
  }

  TopologyHarness left(String worker, String... handedBack) {
    fleet.observe(
        new WorkerStatus.Left(
            worker, "nano", Stream.of(handedBack).map(AttemptId::parse).toList(), START));
    return this;
  }

  /// The planner's clock goes on by some ticks, and the coordinator looks around.
  TopologyHarness ticks(int count) {
    for (int i = 0; i < count; i++) {
      fleet.observe(new WorkerStatus.Tick("p1", ++tick, List.of(), START));
    }
    return pass(PULSE);
  }

  /// All tiers' topics are seen with nothing left in them.
  TopologyHarness queuesEmptyAt(Instant time) {
    lastEmpty = time;
    return this;
  }

  TopologyHarness pass(Duration time) {
    driver.advanceWallClockTime(time);
    return this;
  }

  /// What has gone to a topic since the last look.
  List<TestRecord<String, byte[]>> sent(String topic) {
    if (!driver.producedTopicNames().contains(topic)) {
      return List.of();
    }
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /// Subtasks of all tiers, as they were written.
  List<TestRecord<String, byte[]>> subtasks() {
    var written = sent(TOPICS.subtaskOrders());
    assertThat(written).isNotEmpty();
    return written;
  }

  /// The orders for a tier that were not asked for before.
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

  /// Every entry of every store.
  Map<String, Integer> storeSizes() {
    var sizes = new java.util.TreeMap<String, Integer>();
    for (var name : List.of(StateStores.WORK, StateStores.MATERIAL, StateStores.ARCHIVE)) {
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
