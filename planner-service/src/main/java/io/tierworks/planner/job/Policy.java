package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What an installation decides for all jobs.
///
/// @param window subtasks of one job that may be open at once
/// @param settling how long a job with an outcome waits for open attempts
/// @param retention how long a finished job's id and result are remembered
public record Policy(
    Ladder ladder,
    Defaults defaults,
    AtLimits atLimits,
    int window,
    Duration settling,
    Duration retention) {

  /// Limits of a job that names none.
  public record Defaults(
      Money maxCost, Duration maxTime, int maxSubtasks, int maxRounds, int maxAttempts) {}

  /// Times at the limits.
  ///
  /// @param wrapUp how long before the deadline the job wraps up
  /// @param maxPause how long a paused job waits for a person
  public record AtLimits(Duration wrapUp, Duration maxPause) {}

  /// A short job wraps up for this share of its time.
  private static final int WRAP_UP_SHARE = 5;

  public JobState begin(JobCommand.Accept command, Instant now) {
    var job = command.job();
    Limits limits = job.limits();
    var maxTime = Objects.requireNonNullElse(limits.maxTime(), defaults.maxTime());
    var terms =
        new Terms(
            command.digest(),
            job.tenant(),
            job.priority(),
            command.receivedAt(),
            now,
            wrapUpAt(now, maxTime),
            now.plus(maxTime),
            Objects.requireNonNullElse(limits.onLimit(), OnLimit.WRAP_UP),
            job.review(),
            job.items().size(),
            Objects.requireNonNullElse(limits.maxSubtasks(), defaults.maxSubtasks()),
            Objects.requireNonNullElse(limits.maxRounds(), defaults.maxRounds()),
            Objects.requireNonNullElse(limits.maxAttempts(), defaults.maxAttempts()),
            command.trace());
    return JobState.accepted(
        command.id(),
        terms,
        Ledger.withCap(Objects.requireNonNullElse(limits.maxCost(), defaults.maxCost())));
  }

  /// When a job begins to wrap up.
  public Instant wrapUpAt(Instant acceptedAt, Duration maxTime) {
    var share = maxTime.dividedBy(WRAP_UP_SHARE);
    var reserve = share.compareTo(atLimits.wrapUp()) < 0 ? share : atLimits.wrapUp();
    return acceptedAt.plus(maxTime).minus(reserve);
  }

  public String flagship() {
    return ladder.flagship().tier();
  }
}
