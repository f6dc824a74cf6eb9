package io.tierworks.planner.stream;

import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.host.PartitionHost;
import io.tierworks.planner.host.WorkingStore;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/// One stream task as a host: its stores, its sinks and its clock, under its transaction.
final class StreamTaskHost implements PartitionHost {
  private final ProcessorContext<String, byte[]> context;
  private final StreamFactStore store;
  private final MessagePublisher publisher;

  StreamTaskHost(ProcessorContext<String, byte[]> context, MessagePublisher publisher) {
    this.context = context;
    this.publisher = publisher;
    store = new StreamFactStore(context::getStateStore);
  }

  @Override
  public int partition() {
    return context.taskId().partition();
  }

  @Override
  public WorkingStore store() {
    return store;
  }

  @Override
  public void send(Message message, Optional<TraceContext> trace, Instant at) {
    publisher.send(message, trace, at);
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /// Streams decides what becomes of these: it ends the task, or the process.
  @Override
  public boolean owns(RuntimeException fault) {
    return fault instanceof KafkaException;
  }
}
