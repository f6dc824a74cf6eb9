package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;

/// An input of the coordinator. A list of inputs can be replayed.
sealed interface Input {
  Instant at();

  record Command(JobCommand command, Instant at) implements Input {}

  record Report(SubtaskResult.Ended result, Instant at) implements Input {}

  /// A worker began an attempt. The coordinator does not learn of it.
  record Begin(String job, Runs.Run run, Instant at) implements Input {}

  record Loss(String job, Runs.Run run, LossReason reason, Instant at) implements Input {}

  /// No worker is known to have an attempt.
  record NotStarted(AttemptId attempt, Instant at) implements Input {}

  record Release(String job, String tier, int most, Instant at) implements Input {}

  record Forget(int most, Instant at) implements Input {}

  record CleanUp(int most, Instant at) implements Input {}

  record Deadline(String job, Instant at) implements Input {}

  /// The host goes on with a job whose last command left work.
  record GoOn(String job, Instant at) implements Input {}

  default CommandResult give(Coordinator coordinator, JobStore store) {
    return switch (this) {
      case Command c -> coordinator.handle(store, c.command(), c.at());
      case Report r -> coordinator.ended(store, r.result(), r.at());
      case Begin _ -> CommandResult.NONE;
      case Loss l -> coordinator.lost(store, l.job(), l.run(), l.reason(), l.at());
      case NotStarted n -> coordinator.notStarted(store, n.attempt(), n.at());
      case Release r -> coordinator.release(store, r.job(), r.tier(), r.most(), r.at());
      case Forget s -> coordinator.forget(store, s.most(), s.at());
      case CleanUp t -> coordinator.cleanUp(store, t.most(), t.at());
      case GoOn g -> coordinator.goOn(store, g.job(), g.at());
      case Deadline a -> coordinator.deadline(store, a.job(), a.at());
    };
  }
}
