package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.Runs;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.store.JobStore;
import java.time.Instant;

/// What the coordinator is told, kept so that a history can be played again.
sealed interface Input {
  Instant at();

  record Command(JobCommand command, Instant at) implements Input {}

  record Report(SubtaskResult.Ended result, Instant at) implements Input {}

  /// A worker has begun an attempt: nothing to decide.
  record Begin(String job, Runs.Run run, Instant at) implements Input {}

  record Loss(String job, Runs.Run run, String reason, Instant at) implements Input {}

  /// No worker is known to have an attempt.
  record NotStarted(AttemptId attempt, Instant at) implements Input {}

  record Release(String job, String tier, int most, Instant at) implements Input {}

  record Sweep(int most, Instant at) implements Input {}

  record Tidy(int most, Instant at) implements Input {}

  record Alarm(String job, Instant at) implements Input {}

  default CommandResult give(Coordinator coordinator, JobStore facts) {
    return switch (this) {
      case Command c -> coordinator.handle(facts, c.command(), c.at());
      case Report r -> coordinator.ended(facts, r.result(), r.at());
      case Begin _ -> CommandResult.NONE;
      case Loss l -> coordinator.lost(facts, l.job(), l.run(), l.reason(), l.at());
      case NotStarted n -> coordinator.notStarted(facts, n.attempt(), n.at());
      case Release r -> coordinator.release(facts, r.job(), r.tier(), r.most(), r.at());
      case Sweep s -> coordinator.forget(facts, s.most(), s.at());
      case Tidy t -> coordinator.cleanUp(facts, t.most(), t.at());
      case Alarm a -> coordinator.deadline(facts, a.job(), a.at());
    };
  }
}
