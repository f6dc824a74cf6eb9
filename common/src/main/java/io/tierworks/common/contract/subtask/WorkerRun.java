package io.tierworks.common.contract.subtask;

import io.tierworks.common.contract.json.Required;

/// One worker's run of an attempt. An attempt has more than one run when the broker delivers its
/// subtask to a second worker.
///
/// @param worker unique for each run of a worker process
public record WorkerRun(String job, String subtask, AttemptId attempt, String tier, String worker) {
  public WorkerRun {
    Required.field(job, "job");
    Required.field(subtask, "subtask");
    Required.field(attempt, "attempt");
    Required.field(worker, "worker");
  }

  public static WorkerRun of(Subtask subtask, String worker) {
    return new WorkerRun(
        subtask.job(), subtask.subtask(), subtask.attempt(), subtask.tier(), worker);
  }
}
