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

  /// Send the record back to the topic it was read from.
  record SendBack(String topic) implements RedriveAction {}

  /// Ask the planner to retry the subtask of this attempt.
  record RetrySubtask(AttemptId attempt) implements RedriveAction {}

  /// Do nothing.
  ///
  /// @param why the reason and what to do instead
  record Refuse(String why) implements RedriveAction {}

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
    var job = attempt.job();
    if (status.isEmpty()) {
      return new Refuse(
          "job %s is unknown, because events are kept for a week; submit the job again with another id"
              .formatted(job));
    }
    return switch (status.get()) {
      case RUNNING, PAUSED -> new RetrySubtask(attempt);
      case PLANNING, AWAITING_APPROVAL, JUDGING, AWAITING_REVIEW ->
          new Refuse(
              "job %s is %s, and only a running job can retry a subtask; when the job has ended, submit the missing items as a new job"
                  .formatted(job, status.get().wireName()));
      case COMPLETED, PARTIAL, FAILED, CANCELLED, EXPIRED, REJECTED ->
          new Refuse(
              "job %s has ended (%s) and its result is final; see it with `tierworks show %s`, and submit the job or the missing items again with another id"
                  .formatted(job, status.get().wireName(), job));
    };
  }

  private static RedriveAction sendBack(DeadLetterRecord record, boolean hasValue, Topics topics) {
    var topic = record.header(MessageHeaders.DEAD_TOPIC);
    if (topics.all().stream().map(Topic::name).noneMatch(topic::equals)) {
      return new Refuse(
          topic.isEmpty()
              ? "its headers name no source topic"
              : "it came from %s, which is no topic of this installation".formatted(topic));
    }
    if (record.timesSentBack() >= MAX_SENT_BACK) {
      return new Refuse(
          "it was sent back %d times and failed each time; correct it and send it as a new message"
              .formatted(record.timesSentBack()));
    }
    return hasValue ? new SendBack(topic) : new Refuse("it has no content to send");
  }
}
