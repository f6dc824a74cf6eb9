package io.tierworks.planner.kafka;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Makes a Kafka record of each message of the coordinator: topic, key, value and headers.
record MessageRecords(Topics topics) {
  private static final String SOURCE = CloudEvent.source("planner");
  private static final int MAX_DETAIL_LENGTH = 1_000;

  /// @param id of the message as an event; an attempt has its own
  ProducerRecord<String, byte[]> of(Message message, String id, Instant at) {
    return switch (message) {
      case Message.Dispatch(var subtask) -> dispatch(subtask);
      case Message.Audit(var event) -> {
        var type = "job." + event.type().code();
        yield ofJob(topics.jobEvents(), event.job(), event, id, type, event.at());
      }
      case Message.Answers(var page) ->
          ofJob(topics.jobAnswers(), page.job(), page, id, "job.answers", at);
      case Message.Result(var result) ->
          ofJob(topics.jobResults(), result.job(), result, id, "job.result", at);
      case Message.Command(var command) -> {
        var event = new CloudEvent(SOURCE, id, "worker.command", job(command), at);
        yield record(topics.workerCommands(), "all", Wire.bytes(command), event.headers());
      }
      case Message.Stats(var stats) -> {
        var event = new CloudEvent(SOURCE, id, "tier.stats", stats.key(), at);
        yield record(topics.tierStats(), stats.key(), Wire.bytes(stats), event.headers());
      }
      case Message.DeadSubtask dead -> deadSubtask(dead);
      case Message.RedrivenSubtask(var attempt) -> marker(attempt, id, at);
    };
  }

  private ProducerRecord<String, byte[]> dispatch(Subtask subtask) {
    var headers = subtaskHeaders(subtask, subtask.attempt().toString());
    if (topics.tiers().contains(subtask.tier())) {
      return record(topics.subtasks(subtask.tier()), subtask.job(), Wire.bytes(subtask), headers);
    }
    headers.putAll(noSuchTier(subtask).headers());
    return record(topics.deadSubtasks(), subtask.job(), Wire.bytes(subtask), headers);
  }

  /// The tier is no longer in the settings.
  private DeadLetter noSuchTier(Subtask subtask) {
    return DeadLetter.rejected(
        DeadLetter.Origin.subtask(topics.subtasks(subtask.tier()), 1),
        topics.plannerGroup(),
        "no_such_tier",
        "there is no tier '%s'; the setting 'tiers' lists %s"
            .formatted(subtask.tier(), topics.tiers()));
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    return new ProducerRecord<>(topic, null, key, value, TextHeaders.of(headers));
  }

  private static ProducerRecord<String, byte[]> ofJob(
      String topic, String job, Object value, String id, String type, Instant at) {
    var event = new CloudEvent(SOURCE, id, type, job, at);
    return record(topic, job, Wire.bytes(value), event.headers());
  }

  private static @Nullable String job(WorkerCommand command) {
    return switch (command) {
      case WorkerCommand.CancelAttempt cancel -> cancel.attempt().job();
      case WorkerCommand.CancelJob cancel -> cancel.job();
      case WorkerCommand.Drain _ -> null;
    };
  }

  private static Map<String, String> subtaskHeaders(Subtask subtask, String id) {
    var at = subtask.bounds().issuedAt();
    var headers = new CloudEvent(SOURCE, id, "subtask", subtask.job(), at).headers();
    headers.put(MessageHeaders.TIER, subtask.tier());
    return headers;
  }

  /// The subtask's last attempt, as its worker received it. If it is too large to share a record
  /// with the headers of a dead letter, the value is left out: the broker would refuse the record,
  /// and the partition would stop.
  private ProducerRecord<String, byte[]> deadSubtask(Message.DeadSubtask dead) {
    var last = dead.envelope();
    var headers = subtaskHeaders(last, last.attempt() + "/given-up");
    headers.putAll(letter(dead).headers());
    if (dead.estimated()) {
      headers.put(MessageHeaders.ESTIMATED, "true");
    }
    var value = Wire.bytes(last);
    boolean fits = value.length <= Topics.MAX_DEAD_VALUE_BYTES;
    return record(topics.deadSubtasks(), last.job(), fits ? value : null, headers);
  }

  /// Stands behind the letter, as that has the same key.
  private ProducerRecord<String, byte[]> marker(AttemptId attempt, String id, Instant at) {
    var event = new CloudEvent(SOURCE, id, "dead_letter.redriven", attempt.job(), at);
    var headers = event.headers();
    headers.remove(MessageHeaders.CONTENT_TYPE);
    headers.put(MessageHeaders.REDRIVEN_ATTEMPT, attempt.toString());
    return record(topics.deadSubtasks(), attempt.job(), null, headers);
  }

  private DeadLetter letter(Message.DeadSubtask dead) {
    var last = dead.envelope();
    return new DeadLetter(
        DeadLetter.Origin.subtask(topics.subtasks(last.tier()), dead.attempts()),
        topics.plannerGroup(),
        dead.reason().code(),
        excerpt(dead.detail()),
        Optional.of(
            new DeadLetter.LastAttempt(
                last.tier(), last.attempt().toString(), dead.cost().dollars().toPlainString())));
  }

  private static String excerpt(String text) {
    return text.length() <= MAX_DETAIL_LENGTH ? text : text.substring(0, MAX_DETAIL_LENGTH) + "…";
  }
}
