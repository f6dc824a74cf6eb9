package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.host.CoordinatorPartition;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one [CoordinatorPartition] per stream task. Decodes the incoming records. A record that
/// cannot be decoded, or whose command fails, goes to the dead letters, and the partition goes on.
final class CoordinatorProcessor extends ContextualProcessor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorProcessor.class);
  private static final String FENCE = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE);
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final CoordinatorConfig config;
  private @Nullable CoordinatorPartition coordinator;

  CoordinatorProcessor(CoordinatorConfig config) {
    this.config = config;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    var hosted = new CoordinatorPartition(config, new StreamTaskHost(context, config.topics()));
    context.schedule(config.pulse(), PunctuationType.WALL_CLOCK_TIME, _ -> hosted.pulse());
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, _ -> hosted.sweep());
    coordinator = hosted;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      take(Objects.requireNonNull(coordinator, "process before init"), record)
          .ifPresent(error -> deadLetter(record, "internal", describe(error)));
    } catch (MalformedMessage e) {
      deadLetter(record, "malformed", e.why());
    }
  }

  private static String describe(RuntimeException error) {
    return "an error of the planner: " + error.getClass().getSimpleName() + "; see its log";
  }

  @Override
  public void close() {
    if (coordinator != null) {
      coordinator.close();
    }
  }

  private Optional<RuntimeException> take(
      CoordinatorPartition partition, Record<String, byte[]> record) throws MalformedMessage {
    var topic = context().recordMetadata().map(RecordMetadata::topic).orElse("");
    if (topic.equals(config.topics().jobCommands())) {
      return partition.take(Wire.read(record.value(), JobCommand.class));
    }
    if (isFenceMarker(record)) {
      partition.take(Wire.read(record.value(), WorkerStatus.FenceMarker.class));
      return Optional.empty();
    }
    return partition.take(Wire.read(record.value(), SubtaskResult.class));
  }

  private static boolean isFenceMarker(Record<String, byte[]> record) {
    return TextHeaders.read(record.headers(), MessageHeaders.TYPE)
        .filter(FENCE::equals)
        .isPresent();
  }

  /// Keeps the record as it came, with the reason added.
  private void deadLetter(Record<String, byte[]> record, String reason, String detail) {
    var at = context().recordMetadata().orElseThrow();
    var letter =
        DeadLetter.rejected(
            DeadLetter.Origin.record(at.topic(), at.partition(), at.offset(), 1),
            config.topics().plannerGroup(),
            reason,
            detail);
    LOG.atWarn()
        .addKeyValue("topic", at.topic())
        .addKeyValue("offset", at.offset())
        .addKeyValue("error", detail)
        .log("a record was moved to the dead letters");
    var headers = new RecordHeaders(record.headers());
    TextHeaders.add(headers, letter, null);
    context().forward(record.withHeaders(headers), config.topics().deadResults());
  }
}
