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
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hangs a [CoordinatorPartition] into the topology: made anew whenever this process is given the
/// partition. Reads what comes in; what cannot be read, or meets a fault of ours, is buried and
/// does not stop the partition.
final class CoordinatorProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorProcessor.class);
  private static final String MARK = MessageHeaders.type(WorkerStatus.FenceMarker.TYPE);
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final CoordinatorConfig config;
  private @Nullable Task task;

  CoordinatorProcessor(CoordinatorConfig config) {
    this.config = config;
  }

  /// What there is once the partition is here.
  private record Task(
      ProcessorContext<String, byte[]> context,
      MessagePublisher publisher,
      CoordinatorPartition coordinator) {}

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    var publisher = new MessagePublisher(context, config.topics());
    var coordinator = new CoordinatorPartition(config, new StreamTaskHost(context, publisher));
    context.schedule(config.pulse(), PunctuationType.WALL_CLOCK_TIME, _ -> coordinator.pulse());
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, _ -> coordinator.sweep());
    task = new Task(context, publisher, coordinator);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    var here = task;
    if (here == null) {
      throw new IllegalStateException("process before init");
    }
    try {
      take(here, record)
          .ifPresent(fault ->
              bury(
                  here,
                  record,
                  "internal",
                  "a fault of ours: " + fault.getClass().getSimpleName()));
    } catch (MalformedMessage e) {
      bury(here, record, "malformed", e.why());
    }
  }

  @Override
  public void close() {
    if (task != null) {
      task.coordinator().close();
    }
  }

  private Optional<RuntimeException> take(Task here, Record<String, byte[]> record)
      throws MalformedMessage {
    var topic = here.context().recordMetadata().map(m -> m.topic()).orElse("");
    if (topic.equals(config.topics().jobCommands())) {
      return here.coordinator().take(Wire.read(record.value(), JobCommand.class));
    }
    if (isMark(record)) {
      here.coordinator().take(Wire.read(record.value(), WorkerStatus.FenceMarker.class));
      return Optional.empty();
    }
    return here.coordinator().take(Wire.read(record.value(), SubtaskResult.class));
  }

  private static boolean isMark(Record<String, byte[]> record) {
    return TextHeaders.read(record.headers(), MessageHeaders.TYPE).filter(MARK::equals).isPresent();
  }

  private void bury(Task here, Record<String, byte[]> record, String reason, String why) {
    var at = here.context().recordMetadata();
    var letter =
        DeadLetter.rejected(
            at.map(m -> m.topic()).orElse(""),
            at.map(m -> m.partition()).orElse(DeadLetter.NOWHERE),
            at.map(m -> m.offset()).orElse(-1L),
            config.topics().plannerGroup(),
            reason,
            why);
    LOG.atWarn()
        .addKeyValue("topic", letter.topic())
        .addKeyValue("offset", letter.offset())
        .addKeyValue("error", why)
        .log("a message went to the dead letters");
    here.publisher().deadLetter(record, letter);
  }
}
