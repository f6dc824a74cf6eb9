package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Limit;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.ledger.Ledger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The outcomes that a job can end with, in words for its user.
public final class Outcomes {
  /// The id of a job that has ended keeps its result.
  private static final String AGAIN =
      "send the job under a new id (`tierworks submit FILE --again`)";

  private Outcomes() {}

  /// The job has an answer; a partial one if something is missing.
  public static Outcome answered(JobState job) {
    boolean whole = job.failedSubtasks() == 0 && job.gaps().isEmpty();
    return Outcome.of(whole ? JobStatus.COMPLETED : JobStatus.PARTIAL);
  }

  public static Outcome expired(String when) {
    return new Outcome(
        JobStatus.EXPIRED,
        List.of(
            new Violation(
                Limit.TIME.field(), "passed " + when, "raise it or add workers, and " + AGAIN)));
  }

  /// @param what the call is for
  static Outcome tooDear(Ledger ledger, PricedCall call, String what) {
    return Outcome.failed(
        Limit.COST.field(),
        "%s could cost up to %s, and %s is left of %s"
            .formatted(what, call.worstCase(), ledger.cap().minus(ledger.spent()), ledger.cap()),
        "raise " + Limit.COST.field() + ", and " + AGAIN);
  }

  /// A person decided against the job.
  public static Outcome declined(
      String field, String what, @Nullable String by, @Nullable String note) {
    return Outcome.failed(
        field, by == null ? what : what + " by " + by, Objects.requireNonNullElse(note, ""));
  }

  public static Outcome nothingToJudge(JobState job) {
    var reason = job.gaps().isEmpty() ? "every attempt failed" : job.gaps().getFirst().detail();
    return Outcome.failed(
        "subtasks",
        "none of %d was answered: %s".formatted(job.totalSubtasks(), reason),
        "see gaps for the reason of each");
  }

  /// A call of the planner itself has no usable answer.
  public static Outcome unanswered(SubtaskRef call, String why) {
    return Outcome.failed(
        call.id(),
        "no usable answer: " + why,
        "see job.events for every attempt; when the endpoint works, " + AGAIN);
  }

  /// The item answers stand without a judgment.
  public static Outcome unjudged(String why) {
    return new Outcome(
        JobStatus.PARTIAL,
        List.of(
            new Violation("judge", "no judgment: " + why, "the item answers stand as they are")));
  }
}
