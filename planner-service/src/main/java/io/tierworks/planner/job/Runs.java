package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.AttemptId;
import java.util.List;

/// The runs that workers have begun and not ended. Usually an attempt has one run; it has more when
/// the broker delivers its envelope twice.
@FunctionalInterface
public interface Runs {
  Runs NONE = _ -> List.of();

  /// The runs of a job, always in the same order.
  List<Run> of(String job);

  /// One worker's run of an attempt.
  record Run(String worker, String subtask, AttemptId attempt) {}
}
