package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.ledger.Ledger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run of an attempt is billed.
public sealed interface RunEvent extends OpenJobEvent {
  SubtaskRef ref();

  /// The attempt before the event.
  Attempt attempt();

  /// The attempt after the event.
  Attempt next();

  /// The ledger after the event.
  Ledger bill(Ledger before);

  @Override
  default JobState evolve(JobState before) {
    return before.with(bill(before.ledger()));
  }

  @Override
  default void store(JobWriter writer) {
    writer.change(ref(), subtask -> subtask.with(next()));
  }

  /// A worker reported its run.
  sealed interface Reported extends RunEvent {
    Spent spent();

    String worker();

    @Override
    default Attempt next() {
      return attempt().reportedBy(worker(), spent());
    }

    @Override
    default Optional<AuditLine> audit() {
      return Optional.of(spent())
          .filter(spent -> !spent.toolCalls().isEmpty())
          .map(spent ->
              AuditLine.of(OfSubtask.TOOLS_USED, ref())
                  .attempt(ref().attempt(job(), attempt().number()), attempt().tier())
                  .with("snapshot", spent.snapshot())
                  .with("toolCalls", spent.toolCalls()));
    }
  }

  /// A worker reported how an open attempt ended. The reservation becomes the real cost.
  record AttemptEnded(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {
    @Override
    public Ledger bill(Ledger before) {
      return before.settle(attempt.account(), attempt.reserved(), spent);
    }
  }

  /// An open attempt is lost. It is billed at its upper bound.
  ///
  /// @param worker the worker it is lost with; null when no worker is known to have it
  record AttemptLost(
      String job, SubtaskRef ref, Attempt attempt, @Nullable String worker, LossReason reason)
      implements RunEvent {
    @Override
    public Ledger bill(Ledger before) {
      return before.settle(attempt.account(), attempt.reserved(), attempt.upperBound());
    }

    @Override
    public Attempt next() {
      return worker == null ? attempt.lostUnclaimed() : attempt.lostBy(worker);
    }

    @Override
    public Optional<AuditLine> audit() {
      return Optional.of(
          AuditLine.of(OfSubtask.ATTEMPT_LOST, ref)
              .attempt(ref.attempt(job, attempt.number()), attempt.tier())
              .with("reason", reason));
    }
  }

  /// A further run of an attempt is lost with its worker. It is billed at its upper bound too.
  record RunLost(String job, SubtaskRef ref, Attempt attempt, String worker) implements RunEvent {
    @Override
    public Ledger bill(Ledger before) {
      return attempt.bill().isBoundFor(worker)
          ? before
          : before.book(attempt.account(), attempt.upperBound());
    }

    @Override
    public Attempt next() {
      return attempt.alsoLostBy(worker);
    }
  }

  /// A run that was billed as lost is reported after all. The real cost replaces the upper bound.
  record BoundCorrected(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {
    @Override
    public Ledger bill(Ledger before) {
      return before.correct(attempt.account(), attempt.reserved(), spent);
    }
  }

  /// A worker reported a further run of an attempt that another worker ended or lost. It is billed.
  record DuplicateRunBilled(String job, SubtaskRef ref, Attempt attempt, Spent spent, String worker)
      implements Reported {
    @Override
    public Ledger bill(Ledger before) {
      return before.book(attempt.account(), spent);
    }
  }
}
