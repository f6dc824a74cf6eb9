package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Makes a Kafka record of each message of the coordinator: topic, key, value and headers.
record MessageRecords(Topics topics) {
  private static final String SOURCE = "/tierworks/planner";
  private static final int MAX_DETAIL_LENGTH = 1_000;

  OutgoingRecord of(Message message, Instant at) {
    return switch (message) {
      case Message.Dispatch dispatch -> subtask(dispatch.subtask());
      case Message.Audit audit -> event(audit.event());
      case Message.Answers answers -> answers(answers.page(), at);
      case Message.Result result -> result(result.result(), at);
      case Message.Command command -> command(command.command());
      case Message.DeadSubtask dead -> deadSubtask(dead);
    };
  }

  private static OutgoingRecord subtask(Subtask subtask) {
    return new OutgoingRecord(
        Sink.SUBTASKS, subtask.job(), Wire.bytes(subtask), subtaskHeaders(subtask));
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

  private static OutgoingRecord event(JobEvent event) {
    var headers =
        Map.of(
            MessageHeaders.CONTENT_TYPE,
            "application/json",
            MessageHeaders.TYPE,
            MessageHeaders.type("job." + event.type()));
    return new OutgoingRecord(Sink.EVENTS, event.job(), Wire.bytes(event), headers);
  }

  private static OutgoingRecord answers(AnswerPage page, Instant at) {
    var headers =
        MessageHeaders.cloudEvent(
            page.job() + "/" + page.page(), "job.answers", SOURCE, page.job(), at);
    return new OutgoingRecord(Sink.ANSWERS, page.job(), Wire.bytes(page), headers);
  }

  private static OutgoingRecord result(JobResult result, Instant at) {
    var headers =
        MessageHeaders.cloudEvent(
            result.job(), "job.result", SOURCE, result.status().wireName(), at);
    return new OutgoingRecord(Sink.RESULTS, result.job(), Wire.bytes(result), headers);
  }

  private static OutgoingRecord command(WorkerCommand command) {
    return new OutgoingRecord(Sink.WORKER_COMMANDS, "all", Wire.bytes(command), Map.of());
  }

  /// The subtask's last attempt, as its worker received it. If it is too large to share a record
  /// with the headers of a dead letter, the value is left out: the broker would refuse the record,
  /// and the partition would stop.
  private OutgoingRecord deadSubtask(Message.DeadSubtask dead) {
    var last = dead.envelope();
    var headers = subtaskHeaders(last);
    headers.putAll(letter(dead).headers());
    if (dead.estimated()) {
      headers.put(MessageHeaders.ESTIMATED, "true");
    }
    var value = Wire.bytes(last);
    boolean fits = value.length <= Topics.MAX_DEAD_VALUE_BYTES;
    return new OutgoingRecord(Sink.DEAD_SUBTASKS, last.job(), fits ? value : null, headers);
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
