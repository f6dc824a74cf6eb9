package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.AttemptId;
import java.util.Optional;
import java.util.function.Function;

/// How to redrive a dead record.
sealed interface RedriveAction {
  /// A record that was sent back this often is not sent back again.
  int MAX_SENT_BACK = 3;

  String SENT_BACK_TOO_OFTEN =
      "it was sent back %d times and failed each time; correct it and send it as a new message";
  String UNKNOWN_JOB =
      "job %s is unknown, because events are kept for a week; `tierworks submit FILE --again` runs it under a new id";
  String JOB_NOT_RUNNING =
      "job %s is %s, and only a running job can retry a subtask; when the job has ended, `tierworks submit FILE --gaps` runs the missing items";
  String JOB_ENDED =
      "job %1$s has ended (%2$s) and its result is final; see it with `tierworks show %1$s`, and run its missing items under a new id with `tierworks submit FILE --gaps`";

  /// Send the record back to the topic it was read from.
  record SendBack(String topic) implements RedriveAction {}

  /// Ask the planner to retry the subtask of this attempt.
  record RetrySubtask(AttemptId attempt) implements RedriveAction {}

  /// Do nothing.
  ///
  /// @param why the reason and what to do instead
  record Refuse(String why) implements RedriveAction {}

  default boolean isRefusal() {
    return this instanceof Refuse;
  }

  /// @param performed whether it was performed, or would be
  default String detail(boolean performed) {
    return switch (this) {
      case SendBack(var topic) -> (performed ? "sent back to " : "would be sent back to ") + topic;
      case RetrySubtask(var attempt) ->
          (performed ? "asked the planner" : "would ask the planner")
              + " to retry subtask %s; `tierworks watch %s` shows the outcome"
                  .formatted(attempt.subtask(), attempt.job());
      case Refuse(var why) -> "not redriven: " + why;
    };
  }

  /// @param status status of a job; empty if the job is unknown
  static RedriveAction of(
      DeadLetterRecord record,
      boolean hasValue,
      Topics topics,
      Function<String, Optional<JobStatus>> status) {
    if (record.redriven()) {
      return new Refuse(
          "it has been redriven; if it failed again, `tierworks dlq list` shows a new dead letter");
    }
    var attempt = record.attempt();
    boolean givenUp = record.header(MessageHeaders.DEAD_GROUP).equals(topics.plannerGroup());
    return givenUp && attempt.isPresent()
        ? retry(attempt.get(), status.apply(attempt.get().job()))
        : sendBack(record, hasValue, topics);
  }

  private static RedriveAction retry(AttemptId attempt, Optional<JobStatus> status) {
    if (status.isEmpty()) {
      return new Refuse(UNKNOWN_JOB.formatted(attempt.job()));
    }
    var name = status.get().wireName();
    return switch (status.get()) {
      case RUNNING, PAUSED, AWAITING_INFO -> new RetrySubtask(attempt);
      case PLANNING, AWAITING_APPROVAL, JUDGING, AWAITING_REVIEW ->
          new Refuse(JOB_NOT_RUNNING.formatted(attempt.job(), name));
      case COMPLETED, PARTIAL, FAILED, CANCELLED, EXPIRED, REJECTED ->
          new Refuse(JOB_ENDED.formatted(attempt.job(), name));
    };
  }

  private static RedriveAction sendBack(DeadLetterRecord record, boolean hasValue, Topics topics) {
    var topic = record.header(MessageHeaders.DEAD_TOPIC);
    if (topic.isEmpty()) {
      return new Refuse("its headers name no source topic");
    }
    if (topics.all().stream().map(Topic::name).noneMatch(topic::equals)) {
      return new Refuse("it came from %s, which is no topic of this installation".formatted(topic));
    }
    if (record.timesSentBack() >= MAX_SENT_BACK) {
      return new Refuse(SENT_BACK_TOO_OFTEN.formatted(record.timesSentBack()));
    }
    return hasValue ? new SendBack(topic) : new Refuse("it has no content to send");
  }
}
