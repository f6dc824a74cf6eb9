package io.tierworks.worker.pool;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.WorkerRun;
import java.time.InstantSource;
import java.util.List;

/// Makes results with the worker's id and the current time.
///
/// @param worker unique for each run of a process, so that a restarted worker does not renew the
///   leases of its previous run
public record ResultFactory(String worker, InstantSource clock) {

  /// @param subtasks of one job, at least one
  public SubtaskResult.Started started(List<Subtask> subtasks) {
    var first = subtasks.getFirst();
    var attempts = subtasks.stream().map(Subtask::attempt).toList();
    return new SubtaskResult.Started(first.job(), first.tier(), worker, attempts, clock.instant());
  }

  public SubtaskResult.Answered answered(
      Subtask subtask, JsonNode output, List<Check> checks, Spent spent) {
    return new SubtaskResult.Answered(run(subtask), output, checks, spent, clock.instant());
  }

  public SubtaskResult.HandedOff handedOff(
      Subtask subtask, SubtaskResult.Handoff handoff, List<Check> checks, Spent spent) {
    return new SubtaskResult.HandedOff(run(subtask), handoff, checks, spent, clock.instant());
  }

  public SubtaskResult.Failed failed(Subtask subtask, SubtaskResult.Failure failure, Spent spent) {
    return new SubtaskResult.Failed(run(subtask), failure, spent, clock.instant());
  }

  private WorkerRun run(Subtask subtask) {
    return WorkerRun.of(subtask, worker);
  }
}
