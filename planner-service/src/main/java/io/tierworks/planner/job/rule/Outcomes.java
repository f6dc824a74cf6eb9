package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Limit;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.ledger.Ledger;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.InputSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The outcomes that a job can end with, in words for its user.
public final class Outcomes {
  /// The id of a job that has ended keeps its result.
  private static final String AGAIN =
      "send the job under a new id (`tierworks submit FILE --again`)";

  private static final Money MARGIN = Money.dollars("0.0005");
  private static final int DIGITS = 3;

  private Outcomes() {}

  /// The job has an answer; a partial one if something is missing.
  public static Outcome answered(JobState job) {
    boolean whole = job.allStepsComplete() && job.failedSubtasks() == 0 && job.gaps().isEmpty();
    return Outcome.of(whole ? JobStatus.COMPLETED : JobStatus.PARTIAL);
  }

  public static Outcome expired(JobState job, String when) {
    var why = job.backoff().why();
    var rule = "passed " + when + (why.isEmpty() ? "" : "; the last call failed: " + why);
    return new Outcome(
        JobStatus.EXPIRED,
        List.of(new Violation(Limit.TIME.field(), rule, "raise it or add workers, and " + AGAIN)));
  }

  /// Nobody raised the limit of a paused job that has no answer.
  static Outcome notRaised(Limit limit) {
    return new Outcome(
        JobStatus.EXPIRED,
        List.of(
            new Violation(
                limit.field(), "was not raised in time", "raise it while the job is paused")));
  }

  /// The budget does not cover the next call.
  ///
  /// @param what the step that the call stands for
  static Outcome tooDear(Ledger ledger, Money worstCase, String what) {
    var rule =
        "the %s call could cost up to %s, and %s is left of %s"
            .formatted(what, worstCase, ledger.cap().minus(ledger.spent()), ledger.cap());
    var needed = ledger.spent().plus(worstCase);
    return new Outcome(JobStatus.FAILED, List.of(tooSmall(rule, needed)));
  }

  /// No tier could read it.
  public static Outcome inputTooLong(InputSize input, long window) {
    return new Outcome(
        JobStatus.REJECTED,
        List.of(
            new Violation(
                input.field(),
                "needs about %d tokens in one call, and the largest context window holds %d"
                    .formatted(input.tokens(), window),
                "split it, or set tier.TIER.context-window if a model can read more")));
  }

  /// The job could never be run.
  ///
  /// @param needed the least cap for such a job
  public static Outcome capTooSmall(Money cap, Money needed) {
    var rule = "%s does not cover the cheapest run of the job".formatted(cap);
    return new Outcome(JobStatus.REJECTED, List.of(tooSmall(rule, needed)));
  }

  /// The job names a template that no file declares.
  public static Outcome noSuchTemplate(Set<String> known) {
    return new Outcome(
        JobStatus.REJECTED,
        List.of(
            new Violation(
                "template",
                "is not the name of a template",
                known.isEmpty()
                    ? "the planner has none; set planner.templates to their folder"
                    : "known are " + String.join(", ", known))));
  }

  /// The job names a tier that the installation does not have.
  public static Outcome noSuchTier(String tier, Ladder ladder) {
    var known = ladder.rungs().stream().map(Ladder.Rung::tier).toList();
    return new Outcome(
        JobStatus.REJECTED,
        List.of(
            new Violation(
                "tier", "'" + tier + "' is no tier", "known are " + String.join(", ", known))));
  }

  /// The template does not fit the job.
  public static Outcome unsuitableTemplate(List<Finding> findings) {
    return new Outcome(
        JobStatus.REJECTED,
        findings.stream().map(finding -> finding.violation("template")).toList());
  }

  /// Each item needs a subtask.
  public static Outcome tooManyItems(int items, int most) {
    return new Outcome(
        JobStatus.REJECTED,
        List.of(
            new Violation(
                "limits.maxSubtasks",
                "%d items need at least as many subtasks, at most %d are allowed"
                    .formatted(items, most),
                "raise it to at least %d, or split the items over several jobs".formatted(items),
                BigDecimal.valueOf(items))));
  }

  /// @param needed rounded up generously, because the cap is a part of the prompt
  private static Violation tooSmall(String rule, Money needed) {
    var enough = needed.plus(MARGIN).dollars().setScale(DIGITS, RoundingMode.CEILING);
    return new Violation(Limit.COST.field(), rule, "raise it to at least $" + enough, enough);
  }

  /// A person decided against the job.
  static Outcome declined(String field, String what, Decision decision) {
    return switch (decision.decidedBy()) {
      case PERSON ->
          Outcome.failed(
              field,
              decision.by() == null ? what : what + " by " + decision.by(),
              Objects.requireNonNullElse(decision.note(), ""));
      case DEADLINE ->
          Outcome.failed(
              field,
              what + " by default: " + decision.note(),
              "decide before review.maxTime is over, or raise it, and " + AGAIN);
    };
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
