package io.tierworks.worker.kafka;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failed;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.worker.pool.ResultWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Makes Kafka records of a worker's outgoing messages.
///
/// @param source of the worker's CloudEvents
record RecordFactory(Topics topics, String source) {

  static RecordFactory of(Topics topics, String worker) {
    return new RecordFactory(topics, CloudEvent.source("worker", worker));
  }

  ProducerRecord<byte[], byte[]> of(ResultWriter.Outgoing message) {
    return switch (message) {
      case ResultWriter.Result result -> result(result);
      case ResultWriter.Rejected rejected -> deadLetter(rejected);
    };
  }

  private ProducerRecord<byte[], byte[]> result(ResultWriter.Result message) {
    var result = message.result();
    var headers = event(result).headers();
    message.trace().map(TraceContext::headers).ifPresent(headers::putAll);
    return new ProducerRecord<>(
        topics.subtaskResults(),
        null,
        result.job().getBytes(StandardCharsets.UTF_8),
        Wire.bytes(result),
        TextHeaders.of(headers));
  }

  /// A worker may run an attempt twice; the time tells the runs apart.
  private CloudEvent event(SubtaskResult result) {
    var report = result instanceof Ended ? "/ended/" : "/started/";
    var id = result.attempts().getFirst() + report + result.at().toEpochMilli();
    return new CloudEvent(source, id, "subtask.result", result.job(), result.at());
  }

  private ProducerRecord<byte[], byte[]> deadLetter(ResultWriter.Rejected message) {
    var delivery = message.delivery();
    var headers = new RecordHeaders();
    delivery.headers().forEach(header -> headers.add(header.name(), header.value()));
    TextHeaders.add(headers, message.deadLetter(), null);
    return new ProducerRecord<>(
        topics.deadSubtasks(), null, delivery.key(), delivery.value(), headers);
  }

  /// The same message, small enough for any topic: a result becomes `failed`, a dead letter loses
  /// its value. The headers of a dead letter name the original record.
  ProducerRecord<byte[], byte[]> smaller(ProducerRecord<byte[], byte[]> record) {
    byte[] value = record.topic().equals(topics.subtaskResults()) ? failed(record.value()) : null;
    return new ProducerRecord<>(record.topic(), null, record.key(), value, record.headers());
  }

  private static byte[] failed(byte[] result) {
    try {
      return switch (Wire.read(result, SubtaskResult.class)) {
        case Ended ended -> Wire.bytes(tooLarge(ended));
        case SubtaskResult.Started started -> Wire.bytes(started);
      };
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private static Failed tooLarge(Ended ended) {
    return new Failed(
        ended.run(),
        SubtaskResult.Failure.lasting(
            FailureCode.TOO_LARGE, "the result is larger than the topic allows"),
        ended.spent(),
        ended.at());
  }
}
