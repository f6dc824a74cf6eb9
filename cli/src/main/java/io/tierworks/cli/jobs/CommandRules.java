package io.tierworks.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierworks.cli.show.JobView;
import io.tierworks.cli.show.ProgressText;
import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a command applies to a job in its present state, and which event answers the command.
final class CommandRules {
  private CommandRules() {}

  /// Why the command would change nothing; empty if it applies.
  static Optional<String> objection(JobCommand command, JobView job) {
    if (job.status().isFinal()) {
      return Optional.of(ended(job.job(), job.status()));
    }
    return switch (command) {
      case JobCommand.Approve _ ->
          waiting(job, JobStatus.AWAITING_APPROVAL, "its plan does not wait for approval");
      case JobCommand.Review review when review.subtask() != null -> unasked(review.subtask(), job);
      case JobCommand.Review _ ->
          waiting(job, JobStatus.AWAITING_REVIEW, "its answer does not wait for review");
      case JobCommand.Revise _ -> undecided(job);
      case JobCommand.Answer(_, var subtask, _, _) -> unasked(subtask, job);
      case JobCommand.RaiseLimit raise when !isHigher(raise, job) -> Optional.of(limits(job));
      case JobCommand.RaiseLimit _, JobCommand.Cancel _ -> Optional.empty();
      case JobCommand.Redrive _, JobCommand.Accept _ -> Optional.empty();
    };
  }

  /// Whether the event shows that the planner carried out the command.
  static boolean isDone(JobCommand command, JobEvent event) {
    return switch (command) {
      case JobCommand.Cancel _ -> ends(event, JobStatus.CANCELLED);
      case JobCommand.Approve(_, var approved, _, _) ->
          event.type() == (approved ? OfJob.APPROVED : OfJob.PLAN_REJECTED) && isByPerson(event);
      case JobCommand.Review review when review.subtask() != null -> isReviewed(review, event);
      case JobCommand.Review(_, var accepted, _, _, _) ->
          event.type() == OfJob.REVIEWED
              && detail(event).path("accepted").asBoolean() == accepted
              && isByPerson(event);
      case JobCommand.Revise _ -> event.type() == OfJob.SENT_BACK;
      case JobCommand.Answer(_, var subtask, _, _) ->
          event.type() == OfSubtask.QUESTION_CLOSED
              && (subtask == null || subtask.equals(event.subtask()))
              && isByPerson(event);
      case JobCommand.RaiseLimit _ -> event.type() == OfJob.LIMIT_RAISED;
      case JobCommand.Redrive _, JobCommand.Accept _ -> false;
    };
  }

  private static boolean isReviewed(JobCommand.Review review, JobEvent event) {
    var decision = review.accepted() ? "approve" : "reject";
    return event.type() == OfSubtask.QUESTION_CLOSED
        && Objects.equals(review.subtask(), event.subtask())
        && detail(event).path("decision").asText().equals(decision)
        && isByPerson(event);
  }

  private static boolean isByPerson(JobEvent event) {
    return detail(event).path("decidedBy").asText().equals("person");
  }

  private static JsonNode detail(JobEvent event) {
    return event.detail() == null ? MissingNode.getInstance() : event.detail();
  }

  /// Why the command came too late; empty if it may still be carried out.
  static Optional<String> tooLate(JobEvent event) {
    return event.type() == OfJob.SEND_BACK_REFUSED
        ? Optional.of("not sent back: " + detail(event).path("reason").asText())
        : outcome(event).map(status -> ended(event.job(), status));
  }

  /// What a command that was carried out means for the job.
  static String done(JobCommand command) {
    return switch (command) {
      case JobCommand.Cancel _ -> "cancelled; finished work is kept and billed";
      case JobCommand.Approve(_, var approved, _, _) ->
          approved ? "the plan is approved; the job runs" : "the plan is rejected; the job ends";
      case JobCommand.Review review when review.subtask() != null ->
          review.accepted()
              ? "the answer is accepted"
              : "the answer is rejected; another attempt follows";
      case JobCommand.Review(_, var accepted, _, _, _) ->
          accepted ? "the answer is accepted" : "the answer is rejected; the job ends as failed";
      case JobCommand.Revise _ -> "sent back; the revised one is asked about again";
      case JobCommand.Answer _ -> "answered; the next attempt is told the answer";
      case JobCommand.RaiseLimit _ -> "the limit is raised";
      case JobCommand.Redrive _, JobCommand.Accept _ -> "sent";
    };
  }

  private static Optional<String> undecided(JobView job) {
    boolean waits =
        job.status() == JobStatus.AWAITING_APPROVAL || job.status() == JobStatus.AWAITING_REVIEW;
    return waits
        ? Optional.empty()
        : waiting(job, JobStatus.AWAITING_REVIEW, "neither its plan nor its answer waits");
  }

  /// Why an answer or a review fits no question.
  private static Optional<String> unasked(@Nullable String subtask, JobView job) {
    var asking = job.waits().questions().stream().map(JobView.InfoQuestion::subtask).toList();
    if (asking.isEmpty()) {
      return Optional.of(
          "job '%s' is %s and asks nothing; `tierworks inbox` lists all questions"
              .formatted(job.job(), ProgressText.name(job.status())));
    }
    if (subtask == null && asking.size() > 1) {
      return Optional.of(
          "%d subtasks of job '%s' ask; name one with --subtask: %s"
              .formatted(asking.size(), job.job(), String.join(", ", asking)));
    }
    return subtask == null || asking.contains(subtask)
        ? Optional.empty()
        : Optional.of(
            "subtask %s of job '%s' asks nothing; these ask: %s"
                .formatted(subtask, job.job(), String.join(", ", asking)));
  }

  private static Optional<String> waiting(JobView job, JobStatus needed, String rule) {
    return job.status() == needed
        ? Optional.empty()
        : Optional.of(
            "job '%s' is %s, so %s; `tierworks watch %s` shows when it does"
                .formatted(job.job(), ProgressText.name(job.status()), rule, job.job()));
  }

  static String ended(String job, JobStatus status) {
    return "job '%1$s' has ended (%2$s) and its result is final; see it with `tierworks show %1$s`"
        .formatted(job, ProgressText.name(status));
  }

  /// Unknown limits count as lower.
  private static boolean isHigher(JobCommand.RaiseLimit raise, JobView job) {
    var cost = raise.maxCost();
    var time = raise.maxTime();
    var terms = job.terms();
    return (cost != null && (terms.maxCost() == null || cost.exceeds(terms.maxCost())))
        || (time != null
            && (terms.deadline() == null || job.since().plus(time).isAfter(terms.due())));
  }

  private static String limits(JobView job) {
    return "the limits of job '%s' are already %s and %s from its acceptance; give a higher --max-cost or a longer --max-time"
        .formatted(
            job.job(),
            TextFormat.money(Objects.requireNonNull(job.terms().maxCost())),
            TextFormat.duration(
                Duration.between(job.since(), Objects.requireNonNull(job.terms().due()))));
  }

  private static boolean ends(JobEvent event, JobStatus status) {
    return outcome(event).filter(status::equals).isPresent();
  }

  /// How the job ends by the event; empty if it stays open.
  private static Optional<JobStatus> outcome(JobEvent event) {
    if (event.type() == OfJob.FINISHED) {
      return Optional.of(event.status());
    }
    return Optional.ofNullable(event.detail())
        .filter(_ -> event.type() == OfJob.SETTLING)
        .flatMap(found -> status(found.path("outcome").asText()));
  }

  private static Optional<JobStatus> status(String name) {
    return Stream.of(JobStatus.values())
        .filter(status -> status.wireName().equals(name))
        .findFirst();
  }
}
