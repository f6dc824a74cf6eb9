package io.tierworks.planner.relay;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.RejectedResult;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes users' messages from the topic `jobs`, checks them, and passes them on as commands keyed
/// by job id. Forwarding the same message twice is harmless, so the offset is committed after the
/// command is safe and no transaction is needed. What is no job gets a rejected result that names
/// the fault, and goes to the dead letters as it came.
public final class JobIntake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobIntake.class);

  private final Topics topics;
  private final ConsumerLoop loop;

  private JobIntake(Topics topics, GroupMembership place, KafkaConnection kafka) {
    this.topics = topics;
    this.loop = Relay.start(topics.jobs(), topics.intakeGroup(), place, kafka, this::pass);
  }

  public static JobIntake start(Topics topics, GroupMembership place, KafkaConnection kafka) {
    return new JobIntake(topics, place, kafka);
  }

  private List<ProducerRecord<String, byte[]>> pass(ConsumerRecord<String, byte[]> record) {
    var value = record.value() == null ? new byte[0] : record.value();
    return switch (JobMessage.read(value, Topics.MAX_PAYLOAD_BYTES)) {
      case JobMessage.Valid valid -> List.of(accept(record, valid));
      case JobMessage.Invalid invalid -> reject(record, invalid);
    };
  }

  private ProducerRecord<String, byte[]> accept(
      ConsumerRecord<String, byte[]> record, JobMessage.Valid message) {
    var id = message.job().id() == null ? derivedId(record) : message.job().id();
    var trace = TextHeaders.trace(record.headers());
    var command =
        new JobCommand.Accept(
            id,
            message.job().withId(id),
            message.digest(),
            Instant.ofEpochMilli(record.timestamp()),
            trace.orElse(null));
    var forwarded = new ProducerRecord<>(topics.jobCommands(), id, Wire.bytes(command));
    trace.ifPresent(found -> TextHeaders.add(forwarded.headers(), found.headers()));
    return forwarded;
  }

  private List<ProducerRecord<String, byte[]>> reject(
      ConsumerRecord<String, byte[]> record, JobMessage.Invalid message) {
    var id = derivedId(record);
    var label = message.id().map(given -> given + "~" + id).orElse(id);
    LOG.atInfo()
        .addKeyValue("jobId", label)
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("error", message.violations().toString())
        .log("message rejected");
    var received = Instant.ofEpochMilli(record.timestamp());
    var result = RejectedResult.of(label, message.violations(), received, Instant.now());
    var rejection =
        new ProducerRecord<>(topics.jobResults(), message.id().orElse(id), Wire.bytes(result));
    TextHeaders.add(
        rejection.headers(),
        MessageHeaders.cloudEvent(
            label, "job.result", "/tierworks/intake", "rejected", Instant.now()));
    TextHeaders.trace(record.headers())
        .ifPresent(trace -> TextHeaders.add(rejection.headers(), trace.headers()));
    return List.of(rejection, deadLetter(record, message));
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<String, byte[]> record, JobMessage.Invalid message) {
    var why = String.join("; ", message.violations().stream().map(Violation::toString).toList());
    var letter =
        DeadLetter.rejected(
            record.topic(),
            record.partition(),
            record.offset(),
            topics.intakeGroup(),
            message.reason(),
            why);
    var dead =
        new ProducerRecord<String, byte[]>(
            topics.deadJobs(), null, record.key(), record.value(), record.headers());
    TextHeaders.add(dead.headers(), letter.headers());
    return dead;
  }

  /// A job without an id is named after the place where it stands: the same message keeps its name
  /// however often it is read.
  private String derivedId(ConsumerRecord<String, byte[]> record) {
    return "job-%d-%d".formatted(record.partition(), record.offset());
  }

  @Override
  public void close() {
    loop.close();
  }
}
