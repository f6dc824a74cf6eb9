package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Sends the coordinator's messages to their topics, inside the transaction of the stream task.
/// Every message passes here, and here it gets the trace of its job.
final class MessagePublisher {
  private final ProcessorContext<String, byte[]> context;
  private final MessageRecords records;

  MessagePublisher(ProcessorContext<String, byte[]> context, Topics topics) {
    this.context = context;
    this.records = new MessageRecords(topics);
  }

  void send(Message message, Optional<TraceContext> trace, Instant at) {
    var record = records.of(message, at).in(trace);
    context.forward(record.at(at), record.sink().node());
  }

  /// Keeps an incoming record that cannot be processed: as it came, with the reason added.
  void deadLetter(Record<String, byte[]> record, DeadLetter letter) {
    var headers = new RecordHeaders(record.headers());
    TextHeaders.add(headers, letter.headers());
    context.forward(record.withHeaders(headers), Sink.DEAD_RESULTS.node());
  }
}
