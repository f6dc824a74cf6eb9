package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Makes a Kafka record of each message of the coordinator: topic, key, value and headers.
record MessageRecords(Topics topics) {
  private static final String SOURCE = "/tierworks/planner";
  private static final int MAX_DETAIL_LENGTH = 1_000;

  ProducerRecord<String, byte[]> of(Message message, Instant at) {
    return switch (message) {
      case Message.Dispatch dispatch -> subtask(dispatch.subtask());
      case Message.Audit audit -> event(audit.event());
      case Message.Answers answers -> answers(answers.page(), at);
      case Message.Result result -> result(result.result(), at);
      case Message.Command command ->
          record(topics.workerCommands(), "all", Wire.bytes(command.command()), Map.of());
      case Message.DeadSubtask dead -> deadSubtask(dead);
    };
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    return new ProducerRecord<>(topic, null, key, value, TextHeaders.of(headers));
  }

  private ProducerRecord<String, byte[]> subtask(Subtask subtask) {
    return record(
        topics.subtaskOrders(), subtask.job(), Wire.bytes(subtask), subtaskHeaders(subtask));
  }

  private static Map<String, String> subtaskHeaders(Subtask subtask) {
    var headers =
        MessageHeaders.cloudEvent(
            subtask.attempt().toString(),
            "subtask",
            SOURCE,
            subtask.subtask(),
            subtask.bounds().issuedAt());
    headers.put(MessageHeaders.TIER, subtask.tier());
    return headers;
  }

  private ProducerRecord<String, byte[]> event(JobEvent event) {
    var headers =
        Map.of(
            MessageHeaders.CONTENT_TYPE,
            "application/json",
            MessageHeaders.TYPE,
            MessageHeaders.type("job." + event.type().code()));
    return record(topics.jobEvents(), event.job(), Wire.bytes(event), headers);
  }

  private ProducerRecord<String, byte[]> answers(AnswerPage page, Instant at) {
    var id = page.job() + "/" + page.page();
    var headers = MessageHeaders.cloudEvent(id, "job.answers", SOURCE, page.job(), at);
    return record(topics.jobAnswers(), page.job(), Wire.bytes(page), headers);
  }

  private ProducerRecord<String, byte[]> result(JobResult result, Instant at) {
    var status = result.status().wireName();
    var headers = MessageHeaders.cloudEvent(result.job(), "job.result", SOURCE, status, at);
    return record(topics.jobResults(), result.job(), Wire.bytes(result), headers);
  }

  /// The subtask's last attempt, as its worker received it. If it is too large to share a record
  /// with the headers of a dead letter, the value is left out: the broker would refuse the record,
  /// and the partition would stop.
  private ProducerRecord<String, byte[]> deadSubtask(Message.DeadSubtask dead) {
    var last = dead.envelope();
    var headers = subtaskHeaders(last);
    headers.putAll(letter(dead).headers());
    if (dead.estimated()) {
      headers.put(MessageHeaders.ESTIMATED, "true");
    }
    var value = Wire.bytes(last);
    boolean fits = value.length <= Topics.MAX_DEAD_VALUE_BYTES;
    return record(topics.deadSubtasks(), last.job(), fits ? value : null, headers);
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
