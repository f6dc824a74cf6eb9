package io.tierworks.planner.stream;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Hangs a [CoordinatorPartition] into the topology: made anew whenever this process is given the
/// partition.
final class CoordinatorNode implements Processor<String, byte[], String, byte[]> {
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final Hosting hosting;
  private @Nullable CoordinatorPartition partition;

  CoordinatorNode(Hosting hosting) {
    this.hosting = hosting;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    var coordinator = new CoordinatorPartition(hosting, context);
    context.schedule(hosting.pulse(), PunctuationType.WALL_CLOCK_TIME, _ -> coordinator.pulse());
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, _ -> coordinator.sweep());
    partition = coordinator;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Objects.requireNonNull(partition, "process before init").process(record);
  }
}
