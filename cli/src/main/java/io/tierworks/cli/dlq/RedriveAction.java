package io.tierworks.cli.dlq;

import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topic;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import java.util.Optional;
import java.util.function.Function;

/// What can be done with a letter.
sealed interface RedriveAction {
  /// Put back to a record of a topic this often, a letter is a loop.
  int MOST = 3;

  /// The record goes back where it was read.
  record PutBack(String topic) implements RedriveAction {}

  /// The planner is asked to try the subtask again.
  record Ask(SubtaskRef subtask) implements RedriveAction {}

  /// Nothing, and what to do instead.
  record Nothing(String why) implements RedriveAction {}

  /// @param status of a job as far as it is known
  static RedriveAction of(
      DeadLetterRecord letter,
      boolean hasValue,
      Topics topics,
      Function<String, Optional<JobStatus>> status) {
    if (letter.redriven()) {
      return new Nothing("was redriven already; `tierworks dlq list` shows what came of it");
    }
    var subtask = SubtaskRef.of(letter);
    boolean givenUp = letter.header(MessageHeaders.DEAD_GROUP).equals(topics.plannerGroup());
    return givenUp && subtask.isPresent()
        ? ask(subtask.get(), status.apply(subtask.get().job()))
        : putBack(letter, hasValue, topics);
  }

  private static RedriveAction ask(SubtaskRef subtask, Optional<JobStatus> status) {
    var job = subtask.job();
    if (status.isEmpty()) {
      return new Nothing(
          "job %s is not known any more (events are kept for a week); submit it again under another id"
              .formatted(job));
    }
    return switch (status.get()) {
      case RUNNING, PAUSED -> new Ask(subtask);
      case PLANNING, AWAITING_APPROVAL, JUDGING, AWAITING_REVIEW ->
          new Nothing(
              "job %s is %s, and only a running job takes a subtask up again; when it has ended, submit what is missing as a job of its own"
                  .formatted(job, status.get().wireName()));
      case COMPLETED, PARTIAL, FAILED, CANCELLED, EXPIRED, REJECTED ->
          new Nothing(
              "job %s has ended (%s), and its result is final; see it with `tierworks show %s`, and submit the job, or the items in its gaps, again under another id"
                  .formatted(job, status.get().wireName(), job));
    };
  }

  private static RedriveAction putBack(DeadLetterRecord letter, boolean hasValue, Topics topics) {
    var topic = letter.header(MessageHeaders.DEAD_TOPIC);
    if (topics.all().stream().map(Topic::name).noneMatch(topic::equals)) {
      return new Nothing(
          topic.isEmpty()
              ? "does not say where it came from"
              : "came from %s, which is no topic of this installation".formatted(topic));
    }
    if (letter.timesPutBack() >= MOST) {
      return new Nothing(
          "was put back %d times and came here each time; mend it and send it as a new message"
              .formatted(letter.timesPutBack()));
    }
    return hasValue ? new PutBack(topic) : new Nothing("has no content that could be sent");
  }
}
