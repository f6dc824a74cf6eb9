package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger changes, though no worker has reported.
public sealed interface LedgerEvent extends OpenJobEvent {
  /// A person raised the limit on cost or time.
  ///
  /// @param by null when the command does not say
  /// @param maxCost the limit on cost from now on
  /// @param times the deadlines from now on
  record LimitRaised(String job, @Nullable String by, Money maxCost, Terms.Times times)
      implements LedgerEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(before.ledger().raise(maxCost)).with(before.terms().until(times));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.LIMIT_RAISED)
              .with("maxCost", maxCost)
              .with("deadline", times.deadline())
              .with("by", by));
    }
  }

  /// The attempts that have not reported are billed at their upper bound.
  record ReservationsWrittenOff(String job) implements LedgerEvent {
    @Override
    public JobState evolve(JobState before) {
      return before.with(before.ledger().writeOff());
    }
  }
}
