package io.tierworks.planner.job;

import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.Limits;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.ledger.Bills;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.ledger.Ledger;
import io.tierworks.planner.plan.PlanLint;
import io.tierworks.planner.plan.PlanPrompt;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What an installation decides: the ladder, the defaults for jobs that name no limits, the window.
///
/// @param window subtasks of one job that may be out at once
/// @param settling how long a finished job waits for the last word of attempts still out
/// @param retention how long a finished job's id and result are remembered
public record Policy(
    Ladder ladder, Defaults defaults, int window, Duration settling, Duration retention) {

  /// Limits of a job that names none.
  public record Defaults(
      Money maxCost, Duration maxTime, int maxSubtasks, int maxRounds, int maxAttempts) {}

  /// A subtask that has taken this many workers with it is poison.
  static final int MOST_LOSSES = 5;

  JobState begin(JobCommand.Accept command, Instant now) {
    var job = command.job();
    Limits limits = job.limits();
    var terms =
        new Terms(
            command.digest(),
            job.tenant(),
            job.priority(),
            command.receivedAt(),
            now,
            now.plus(Objects.requireNonNullElse(limits.maxTime(), defaults.maxTime())),
            job.review(),
            job.items().size(),
            Objects.requireNonNullElse(limits.maxSubtasks(), defaults.maxSubtasks()),
            Objects.requireNonNullElse(limits.maxRounds(), defaults.maxRounds()),
            Objects.requireNonNullElse(limits.maxAttempts(), defaults.maxAttempts()));
    return JobState.accepted(
        command.id(),
        terms,
        Ledger.withCap(Objects.requireNonNullElse(limits.maxCost(), defaults.maxCost())));
  }

  PlanPrompt planPrompt() {
    return new PlanPrompt(ladder);
  }

  PlanLint lint() {
    return new PlanLint(ladder);
  }

  Bills bills() {
    return new Bills(ladder);
  }

  String flagship() {
    return ladder.flagship().tier();
  }
}
