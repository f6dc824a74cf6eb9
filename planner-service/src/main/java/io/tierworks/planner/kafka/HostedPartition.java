package io.tierworks.planner.kafka;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.host.CoordinatorPartition;
import io.tierworks.planner.host.PartitionHost;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.state.CommittedValues;
import io.tierworks.planner.state.PartitionState;
import io.tierworks.planner.state.StoreFailure;
import io.tierworks.planner.state.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hosts the coordinator of one partition. Decodes its records; one that cannot be decoded, or
/// whose command fails, goes to the dead letters, and the partition goes on. Every message passes
/// here, and here it gets the trace of its job. One owner thread.
final class HostedPartition implements PartitionHost {
  private static final Logger LOG = LoggerFactory.getLogger(HostedPartition.class);
  private static final String FENCE = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE);
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final int partition;
  private final CoordinatorConfig config;
  private final Outbox outbox;
  private final InstantSource clock;
  private final MessageRecords records;
  private final EventIds ids = new EventIds();
  private final PartitionState state;
  private final CoordinatorPartition coordinator;
  private @Nullable ConsumerRecord<String, byte[]> current;
  private List<StoredValue> changes = List.of();
  private @Nullable Future<RecordMetadata> lastChange;
  private Instant nextPulse;
  private Instant nextSweep;
  private long tick;

  /// @param committed the state of the partition, as of the last commit
  HostedPartition(
      int partition,
      CoordinatorConfig config,
      CommittedValues committed,
      Outbox outbox,
      InstantSource clock) {
    this.partition = partition;
    this.config = config;
    this.outbox = outbox;
    this.clock = clock;
    this.records = new MessageRecords(config.topics());
    this.state = new PartitionState(committed);
    this.coordinator = new CoordinatorPartition(config, this);
    this.nextPulse = clock.instant().plus(config.pulse());
    this.nextSweep = clock.instant().plus(SWEEP);
  }

  void take(ConsumerRecord<String, byte[]> record) {
    current = record;
    try {
      decode(record).ifPresent(error -> deadLetter(record, "internal", describe(error)));
    } catch (MalformedMessage e) {
      deadLetter(record, "malformed", e.why());
    }
  }

  /// Releases subtasks. Called after each batch of records.
  void dispatch() {
    coordinator.dispatch();
  }

  private static String describe(RuntimeException error) {
    return "an error of the planner: " + error.getClass().getSimpleName() + "; see its log";
  }

  private Optional<RuntimeException> decode(ConsumerRecord<String, byte[]> record)
      throws MalformedMessage {
    if (record.topic().equals(config.topics().jobCommands())) {
      return coordinator.take(Wire.read(record.value(), JobCommand.class));
    }
    if (isFenceMarker(record)) {
      coordinator.take(Wire.read(record.value(), WorkerStatus.FenceMarker.class));
      return Optional.empty();
    }
    return coordinator.take(Wire.readOwn(record.value(), SubtaskResult.class));
  }

  private static boolean isFenceMarker(ConsumerRecord<String, byte[]> record) {
    return TextHeaders.read(record.headers(), MessageHeaders.TYPE)
        .filter(FENCE::equals)
        .isPresent();
  }

  /// Keeps the record as it came, with the reason added.
  private void deadLetter(ConsumerRecord<String, byte[]> record, String reason, String detail) {
    var origin = DeadLetter.Origin.record(record.topic(), record.partition(), record.offset(), 1);
    var letter = DeadLetter.rejected(origin, config.topics().plannerGroup(), reason, detail);
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("offset", record.offset())
        .addKeyValue("error", detail)
        .log("a record was moved to the dead letters");
    var headers = new RecordHeaders(record.headers());
    TextHeaders.add(headers, letter, null);
    outbox.send(
        new ProducerRecord<>(
            config.topics().deadResults(), null, record.key(), record.value(), headers));
  }

  /// Whether there is work that waits for no record.
  boolean hasUnfinished() {
    return coordinator.hasUnfinished();
  }

  /// Does what is due by the clock, and a part of the unfinished work.
  void tick() {
    current = null;
    var now = clock.instant();
    tick = Math.max(now.toEpochMilli(), tick + 1);
    coordinator.goOn();
    if (!now.isBefore(nextPulse)) {
      nextPulse = now.plus(config.pulse());
      coordinator.pulse();
    }
    if (!now.isBefore(nextSweep)) {
      nextSweep = now.plus(SWEEP);
      coordinator.sweep();
    }
  }

  /// Writes the changes of the state to the changelog.
  void writeChanges() {
    changes = state.changes();
    for (var change : changes) {
      lastChange =
          outbox.send(
              new ProducerRecord<>(
                  config.topics().plannerState(), partition, change.key(), change.value()));
    }
  }

  /// The transaction with the changes is committed.
  void committed() {
    if (lastChange != null) {
      state.committed(changes, offset(lastChange) + 1);
    }
    lastChange = null;
    changes = List.of();
  }

  private static long offset(Future<RecordMetadata> written) {
    try {
      return written.get().offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new KafkaException("a committed record has no offset", e);
    }
  }

  void close() {
    coordinator.close();
  }

  @Override
  public int partition() {
    return partition;
  }

  @Override
  public BufferedState store() {
    return state;
  }

  @Override
  public void send(Message message, Optional<TraceContext> trace, Instant at) {
    var record = records.of(message, ids.next(cause()), at);
    trace.ifPresent(found -> TextHeaders.add(record.headers(), found.headers()));
    if (config.topics().isTier(record.topic())) {
      outbox.dispatch(record);
    } else {
      outbox.send(record);
    }
  }

  /// The record that was taken last, or else the tick, numbered by its time.
  private String cause() {
    return current == null
        ? partition + "/" + tick
        : current.topic() + "/" + current.partition() + "/" + current.offset();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean owns(RuntimeException fault) {
    return fault instanceof KafkaException || fault instanceof StoreFailure;
  }
}
