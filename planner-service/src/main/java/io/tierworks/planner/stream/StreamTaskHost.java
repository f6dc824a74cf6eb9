package io.tierworks.planner.stream;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.host.PartitionHost;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Hosts a coordinator in a stream task, with the task's stores, sinks, clock and transaction.
/// Every message passes here, and here it gets the trace of its job.
final class StreamTaskHost implements PartitionHost {
  private final ProcessorContext<String, byte[]> context;
  private final StreamState store;
  private final MessageRecords records;
  private final EventIds ids = new EventIds();

  StreamTaskHost(ProcessorContext<String, byte[]> context, Topics topics) {
    this.context = context;
    this.records = new MessageRecords(topics);
    store = new StreamState(context::getStateStore);
  }

  @Override
  public int partition() {
    return context.taskId().partition();
  }

  @Override
  public BufferedState store() {
    return store;
  }

  @Override
  public void send(Message message, Optional<TraceContext> trace, Instant at) {
    var record = records.of(message, ids.next(cause(at)), at);
    trace.ifPresent(found -> TextHeaders.add(record.headers(), found.headers()));
    context.forward(
        new Record<>(record.key(), record.value(), at.toEpochMilli(), record.headers()),
        record.topic());
  }

  /// The record that is handled, or else the moment.
  private String cause(Instant at) {
    return context
        .recordMetadata()
        .filter(record -> record.offset() >= 0)
        .map(record -> "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset()))
        .orElseGet(() -> "%d/%d".formatted(partition(), at.toEpochMilli()));
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  /// Streams handles errors of Kafka: it ends the task or replaces the thread.
  @Override
  public boolean owns(RuntimeException fault) {
    return fault instanceof KafkaException;
  }
}
