package io.tierworks.planner.relay;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.planner.job.RejectedResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What follows from an invalid message: a result `rejected` that names each fault, and the message
/// itself, unchanged, as a dead letter.
///
/// @param derivedId id that follows from the record's position
record Rejection(
    Topics topics,
    ConsumerRecord<String, byte[]> record,
    JobMessage.Invalid message,
    String derivedId) {
  private static final Logger LOG = LoggerFactory.getLogger(Rejection.class);

  List<ProducerRecord<String, byte[]>> records(Instant now) {
    LOG.atInfo()
        .addKeyValue("jobId", job())
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("error", message.violations().toString())
        .log("message rejected");
    return List.of(result(now), deadLetter());
  }

  /// The id that was sent, if it can be read.
  private String job() {
    return message.id().orElse(derivedId);
  }

  private ProducerRecord<String, byte[]> result(Instant now) {
    var received = Instant.ofEpochMilli(record.timestamp());
    var result = RejectedResult.of(job(), Refusal.INVALID, message.violations(), received, now);
    var rejection = new ProducerRecord<>(topics.jobResults(), job(), Wire.bytes(result));
    var event = new CloudEvent(JobIntake.SOURCE, derivedId + "/rejected", "job.result", job(), now);
    TextHeaders.add(rejection.headers(), event.headers());
    TextHeaders.trace(record.headers())
        .ifPresent(trace -> TextHeaders.add(rejection.headers(), trace.headers()));
    return rejection;
  }

  private ProducerRecord<String, byte[]> deadLetter() {
    var letter =
        DeadLetter.rejected(
            DeadLetter.Origin.record(record.topic(), record.partition(), record.offset(), 1),
            topics.intakeGroup(),
            message.fault().code(),
            message.violations().stream()
                .map(Violation::toString)
                .collect(Collectors.joining("; ")));
    var dead =
        new ProducerRecord<>(
            topics.deadJobs(), null, record.key(), record.value(), record.headers());
    TextHeaders.add(dead.headers(), letter, job());
    return dead;
  }
}
