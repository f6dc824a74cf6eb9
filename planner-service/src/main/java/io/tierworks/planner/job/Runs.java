package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.AttemptId;
import java.util.List;

/// What workers have said to have begun, and not yet how it ended. Mostly one run an attempt; more
/// when the broker gave its order to a second worker.
@FunctionalInterface
public interface Runs {
  Runs NONE = _ -> List.of();

  /// The runs of a job, always in the same order.
  List<Run> of(String job);

  /// One worker's run of an attempt.
  record Run(String worker, String subtask, AttemptId attempt) {}
}
