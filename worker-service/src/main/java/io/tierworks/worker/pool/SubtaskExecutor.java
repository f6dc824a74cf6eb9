package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;

/// What is done with a subtask. Thread-safe; blocks its virtual thread.
@FunctionalInterface
public interface SubtaskExecutor {

  /// Makes one attempt. An interrupt ends it early: the result is then `Failed` with the code
  /// `cancelled` and what was spent until then.
  SubtaskResult.Ended execute(Subtask subtask);
}
