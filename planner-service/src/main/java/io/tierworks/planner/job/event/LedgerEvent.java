package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.JobEventType.OfJob;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger changes, though no worker has reported.
public sealed interface LedgerEvent extends OpenJobEvent {
  /// A person raised the limit on cost or time.
  ///
  /// @param by null when the command does not say
  /// @param maxCost the limit on cost from now on
  /// @param wrapUpAt when the job begins to wrap up from now on
  /// @param deadline the deadline from now on
  record LimitRaised(
      String job, @Nullable String by, Money maxCost, Instant wrapUpAt, Instant deadline)
      implements LedgerEvent {
    @Override
    public JobState evolve(JobState before) {
      return before
          .with(before.ledger().raise(maxCost))
          .with(before.terms().until(wrapUpAt, deadline));
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfJob.LIMIT_RAISED)
              .detail(
                  Map.of("maxCost", maxCost, "deadline", deadline, "by", AuditLine.orEmpty(by))));
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
