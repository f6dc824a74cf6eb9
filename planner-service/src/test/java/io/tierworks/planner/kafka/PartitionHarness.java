package io.tierworks.planner.kafka;

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
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.HandoffReason;
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
import io.tierworks.planner.host.ReviewCounts;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.routing.Acceptance;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.TierStats;
import io.tierworks.planner.state.CommittedInMemory;
import io.tierworks.planner.workers.WorkerRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// One hosted partition without a broker.
final class PartitionHarness implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  static final Duration PULSE = Duration.ofMillis(100);
  static final int LEASE_TICKS = 4;
  static final Topics TOPICS =
      new Topics("t.", List.of("flagship", "nano"), 1, 1, Compression.GZIP);

  private final WorkerRegistry workers = new WorkerRegistry("p1", LEASE_TICKS);
  private final List<WorkerStatus.FenceMarker> fenceMarkers = new ArrayList<>();
  private final CommittedInMemory committed = new CommittedInMemory();
  private final Map<String, List<ProducerRecord<String, byte[]>>> written = new TreeMap<>();
  private final Written outbox = new Written();
  private final LearnedAcceptance learned = new LearnedAcceptance();
  private final CoordinatorConfig config;
  private HostedPartition partition;
  private Instant now = START;
  private long offset;
  private long tick;
  private Instant lastEmpty = Instant.EPOCH;
  private Turn turn = new Turn(0, 0);
  private Turn most = new Turn(0, 0);

  /// What the partition did between two commits.
  ///
  /// @param accesses values read or written
  /// @param bytes sent
  record Turn(int accesses, long bytes) {
    private Turn since(Turn earlier) {
      return new Turn(accesses - earlier.accesses, bytes - earlier.bytes);
    }

    private Turn max(Turn other) {
      return new Turn(Math.max(accesses, other.accesses), Math.max(bytes, other.bytes));
    }
  }

  PartitionHarness(int tierWindow) {
    this(tierWindow, Policy.Audits.NONE);
  }

  PartitionHarness(int tierWindow, Policy.Audits audits) {
    config =
        new CoordinatorConfig(
            new Coordinator(policy(audits)),
            TOPICS,
            workers,
            new Backlog(),
            new ReviewCounts(),
            this::fence,
            _ -> lastEmpty,
            tierWindow,
            PULSE);
    partition = host();
  }

  private HostedPartition host() {
    return new HostedPartition(0, config, committed, outbox, () -> now);
  }

  /// Hosts the partition anew, as after a restart of the planner. Its first turn has not begun.
  PartitionHarness restart() {
    partition.close();
    partition = host();
    return this;
  }

  boolean hasUnfinished() {
    return partition.hasUnfinished();
  }

  /// Keeps the records that the partition writes.
  private final class Written implements Outbox {
    private long bytes;

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
      bytes += record.value() == null ? 0 : record.value().length;
      written.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record);
      if (record.topic().equals(TOPICS.tierStats())) {
        learned.observe(read(record.value(), TierStats.class));
      }
      var at = new TopicPartition(record.topic(), 0);
      return CompletableFuture.completedFuture(new RecordMetadata(at, offset++, 0, 0, 0, 0));
    }

    @Override
    public void dispatch(ProducerRecord<String, byte[]> record) {
      send(record);
    }
  }

  private Policy policy(Policy.Audits audits) {
    var ladder =
        new Ladder(
            List.of(
                new Ladder.Rung(
                    "nano", Price.perMillion("0.20", "0.02", "1.25"), "sorts", 5_000_000),
                new Ladder.Rung(
                    "flagship", Price.perMillion("2.50", "0.25", "15.00"), "plans", 272_000)));
    var defaults = new Policy.Defaults(Money.dollars("5"), Duration.ofHours(1), 10_000, 1, 4, 0);
    var atLimits =
        new Policy.AtLimits(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofDays(1));
    var share = new Policy.Share(64, 1_000);
    return new Policy(
        ladder,
        PlanLibrary.EMPTY,
        defaults,
        atLimits,
        share,
        Policy.Tools.NONE,
        new Policy.Routes(Routing.PLANNED, learned, Money.dollars("1")),
        Duration.ofSeconds(5),
        Duration.ofDays(7),
        audits,
        Policy.Summaries.NONE);
  }

  PartitionHarness submit(String id, String tenant, int items) {
    return submit(id, tenant, items, null);
  }

  private PartitionHarness submit(
      String id, @Nullable String tenant, int items, @Nullable TraceContext trace) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("T-" + i, "text " + i)).toList();
    var job =
        Job.of(
            id,
            "Sort these",
            null,
            all,
            null,
            null,
            null,
            form(items),
            null,
            tenant,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef" + items, START, trace));
  }

  /// Few items are answered in one call.
  private static PlanForm form(int items) {
    return items < 3 ? PlanForm.AUTO : PlanForm.MAP;
  }

  /// Submits a job of many items that has money for all of them.
  PartitionHarness submitMany(String id, int items) {
    return submitMany(id, items, null);
  }

  PartitionHarness submitMany(String id, int items, @Nullable Routing routing) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("T-" + i, "text " + i)).toList();
    var limits = new Limits(Money.dollars("1000"), null, items + 10, null, null, null);
    var job =
        Job.of(
            id,
            "Sort these",
            null,
            all,
            null,
            null,
            null,
            PlanForm.AUTO,
            null,
            null,
            null,
            limits,
            null,
            null,
            null,
            routing,
            null,
            null,
            false);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef", START, null));
  }

  /// Submits a job of two items; the first has this many characters.
  PartitionHarness submitLarge(String id, int characters) {
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
            null,
            PlanForm.MAP,
            null,
            null,
            null,
            limits,
            null,
            null,
            null,
            null,
            null,
            null,
            false);
    return tell(new JobCommand.Accept(id, job, "0123456789abcdef", START, null));
  }

  /// Submits a job whose message has a trace.
  PartitionHarness submit(String id, int items, TraceContext trace) {
    return submit(id, null, items, trace);
  }

  PartitionHarness tell(JobCommand command) {
    return tellRaw(command.id(), Wire.bytes(command));
  }

  /// Tells a command and does not let the partition go on with other work.
  PartitionHarness tellOnly(JobCommand command) {
    return takeOnly(TOPICS.jobCommands(), command.id(), Wire.bytes(command), new RecordHeaders());
  }

  PartitionHarness report(SubtaskResult result) {
    return reportRaw(result.job(), Wire.bytes(result));
  }

  /// Writes a report as raw bytes.
  PartitionHarness reportRaw(String key, byte @Nullable [] value) {
    return take(TOPICS.subtaskResults(), key, value, new RecordHeaders());
  }

  PartitionHarness tellRaw(String key, byte @Nullable [] value) {
    return take(TOPICS.jobCommands(), key, value, new RecordHeaders());
  }

  private PartitionHarness take(
      String topic, String key, byte @Nullable [] value, Headers headers) {
    return takeOnly(topic, key, value, headers).goOn();
  }

  @SuppressWarnings("NullAway")
  private PartitionHarness takeOnly(
      String topic, String key, byte @Nullable [] value, Headers headers) {
    partition.take(
        new ConsumerRecord<>(
            topic,
            0,
            offset++,
            now.toEpochMilli(),
            TimestampType.CREATE_TIME,
            key.length(),
            value == null ? 0 : value.length,
            key,
            value,
            headers,
            Optional.empty()));
    partition.dispatch();
    return commit();
  }

  /// Lets the partition finish its work, turn by turn, as the host does when no records come.
  PartitionHarness goOn() {
    while (partition.hasUnfinished()) {
      partition.tick();
      commit();
    }
    return this;
  }

  private PartitionHarness commit() {
    partition.writeChanges();
    partition.committed();
    var now = new Turn(committed.accesses(), outbox.bytes);
    most = most.max(now.since(turn));
    turn = now;
    return this;
  }

  /// Holds fence markers back until [#deliverFenceMarkers()].
  private void fence(int partition, WorkerStatus.FenceMarker marker, Runnable failed) {
    fenceMarkers.add(marker);
  }

  /// Lets the coordinator read the fence markers that it wrote.
  PartitionHarness deliverFenceMarkers() {
    var due = List.copyOf(fenceMarkers);
    fenceMarkers.clear();
    due.forEach(this::deliver);
    return this;
  }

  PartitionHarness deliver(WorkerStatus.FenceMarker marker) {
    var type = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE).getBytes(StandardCharsets.UTF_8);
    var headers = new RecordHeaders().add(MessageHeaders.TYPE, type);
    return take(TOPICS.subtaskResults(), marker.fenced().name(), Wire.bytes(marker), headers);
  }

  PartitionHarness start(Subtask order, String worker) {
    return report(
        new SubtaskResult.Started(
            order.job(), order.tier(), worker, List.of(order.attempt()), START));
  }

  /// Reports a failure that must not be retried.
  PartitionHarness answerNothing(Subtask order, String code, String message) {
    return report(
        new SubtaskResult.Failed(
            WorkerRun.of(order, "w1"),
            SubtaskResult.Failure.lasting(new FailureCode(code), message),
            new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 1, false, 5),
            START));
  }

  /// Reports an answer that a check of the worker refused.
  PartitionHarness handBack(Subtask order) {
    return report(
        new SubtaskResult.HandedOff(
            WorkerRun.of(order, "w1"),
            new SubtaskResult.Handoff(HandoffReason.UNVERIFIED, "refused", tree("{'label':'?'}")),
            List.of(),
            new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 1, false, 5),
            START));
  }

  static Subtask subtask(byte[] order) {
    return read(order, Subtask.class);
  }

  private static <T> T read(byte[] value, Class<T> type) {
    try {
      return Wire.read(value, type);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  PartitionHarness answer(Subtask order, JsonNode output) {
    return answer(order, output, "w1");
  }

  PartitionHarness answer(Subtask order, JsonNode output, String worker) {
    return report(
        new SubtaskResult.Answered(
            WorkerRun.of(order, worker),
            output,
            order.answer().verify().stream().map(Check::passed).toList(),
            new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 1, false, 5),
            START));
  }

  PartitionHarness answer(Subtask order, String json) {
    return answer(order, tree(json));
  }

  static JsonNode tree(String json) {
    try {
      return Wire.tree(json.replace('\'', '"'));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  PartitionHarness beat(String worker) {
    return beat(worker, 8);
  }

  PartitionHarness beat(String worker, int slots) {
    workers.observe(new WorkerStatus.Heartbeat(worker, "nano", slots, 0, false, null, START));
    return this;
  }

  PartitionHarness left(String worker, String... handedBack) {
    workers.observe(
        new WorkerStatus.Left(
            worker, "nano", Stream.of(handedBack).map(AttemptId::parse).toList(), START));
    return this;
  }

  /// Advances the planner's clock by some ticks, and then checks the workers.
  PartitionHarness ticks(int count) {
    for (int i = 0; i < count; i++) {
      workers.observe(new WorkerStatus.Tick("p1", ++tick, List.of(), START));
    }
    return pass(PULSE);
  }

  /// Says when all tiers' topics were last seen empty.
  PartitionHarness tiersEmptyAt(Instant time) {
    lastEmpty = time;
    return this;
  }

  PartitionHarness pass(Duration time) {
    now = now.plus(time);
    partition.tick();
    return commit().goOn();
  }

  /// The records written to a topic since the last call.
  List<ProducerRecord<String, byte[]>> sent(String topic) {
    var sent = written.remove(topic);
    return sent == null ? List.of() : sent;
  }

  /// The subtasks of all tiers written since the last call.
  List<ProducerRecord<String, byte[]>> subtasks() {
    var subtasks =
        TOPICS.tiers().stream().flatMap(tier -> sent(TOPICS.subtasks(tier)).stream()).toList();
    assertThat(subtasks).isNotEmpty();
    return subtasks;
  }

  /// The subtasks of a tier written since the last call.
  List<Subtask> orders(String tier) {
    return read(TOPICS.subtasks(tier), Subtask.class);
  }

  List<JobResult> results() {
    return read(TOPICS.jobResults(), JobResult.class);
  }

  <T> List<T> read(String topic, Class<T> type) {
    return sent(topic).stream().map(record -> read(record.value(), type)).toList();
  }

  /// What the partition has published about a kind on a tier.
  Acceptance learned(String kind, String tier) {
    return learned.of(new KindTier(kind, tier));
  }

  /// The most that the partition did between two commits.
  Turn most() {
    return most;
  }

  /// The names of the maps that have committed entries.
  Set<String> maps() {
    return committed.maps();
  }

  @Override
  public void close() {
    partition.close();
  }
}
