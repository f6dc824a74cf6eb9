package io.tierworks.planner.relay;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.document.DocumentItems;
import io.tierworks.planner.document.PdfReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// Reads users' messages from the topic `jobs`, validates them, and writes a command `accept` for
/// each, keyed by job id. A second command for the same message has no effect, so the intake needs
/// no transaction. An invalid message is rejected: see [Rejection].
public record JobIntake(Topics topics, DocumentItems documents) {
  static final String SOURCE = CloudEvent.source("intake");

  public static ConsumerLoop start(
      Topics topics, PdfReader pdf, GroupMembership membership, KafkaConnection kafka) {
    var intake = new JobIntake(topics, new DocumentItems(pdf, Topics.MAX_PAYLOAD_BYTES));
    return Relay.start(topics.jobs(), topics.intakeGroup(), membership, kafka, intake::take);
  }

  List<ProducerRecord<String, byte[]>> take(ConsumerRecord<String, byte[]> record) {
    var value = record.value() == null ? new byte[0] : record.value();
    return switch (JobMessage.read(value, Topics.MAX_PAYLOAD_BYTES)) {
      case JobMessage.Valid valid ->
          DocumentItems.areIn(valid.job())
              ? expand(record, valid)
              : List.of(accept(record, valid.job(), valid.digest()));
      case JobMessage.Invalid invalid -> reject(record, invalid);
    };
  }

  /// Reads documents on the intake's thread: no decision waits, but the jobs behind this one do.
  private List<ProducerRecord<String, byte[]>> expand(
      ConsumerRecord<String, byte[]> record, JobMessage.Valid message) {
    var job = message.job();
    try {
      return switch (documents.read(job, message.media())) {
        case DocumentItems.Result.Expanded(var expanded) ->
            List.of(accept(record, expanded, message.digest()));
        case DocumentItems.Result.Refused(var violations) ->
            reject(
                record,
                new JobMessage.Invalid(
                    JobMessage.Fault.INVALID, Optional.ofNullable(job.id()), violations));
      };
    } catch (UncheckedIOException e) {
      throw new KafkaException("documents cannot be read; they are tried again", e);
    }
  }

  private List<ProducerRecord<String, byte[]>> reject(
      ConsumerRecord<String, byte[]> record, JobMessage.Invalid message) {
    return new Rejection(topics, record, message, derivedId(record)).records(Instant.now());
  }

  private ProducerRecord<String, byte[]> accept(
      ConsumerRecord<String, byte[]> record, Job job, String digest) {
    var id = job.id() == null ? derivedId(record) : job.id();
    var trace = TextHeaders.trace(record.headers());
    var received = Instant.ofEpochMilli(record.timestamp());
    var command = new JobCommand.Accept(id, job.withId(id), digest, received, trace.orElse(null));
    var forwarded = new ProducerRecord<>(topics.jobCommands(), id, Wire.bytes(command));
    var event = new CloudEvent(SOURCE, derivedId(record) + "/accept", "job.command", id, received);
    TextHeaders.add(forwarded.headers(), event.headers());
    trace.ifPresent(found -> TextHeaders.add(forwarded.headers(), found.headers()));
    return forwarded;
  }

  /// The id of a job that names none. It depends only on where the message is stored, so it stays
  /// the same however often the message is read.
  private static String derivedId(ConsumerRecord<String, byte[]> record) {
    return "job-%d-%d".formatted(record.partition(), record.offset());
  }
}
