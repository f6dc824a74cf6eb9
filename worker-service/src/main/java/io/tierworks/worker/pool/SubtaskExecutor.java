package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;

/// Makes one attempt at a subtask. Thread-safe; blocks its virtual thread.
@FunctionalInterface
public interface SubtaskExecutor {

  /// An interrupt ends the attempt early. The result is then `Failed` with the code `cancelled` and
  /// the cost until then.
  SubtaskResult.Ended execute(Subtask subtask);

  /// How many attempts it could run at once now; one while its endpoint refuses every call.
  default int places() {
    return Integer.MAX_VALUE;
  }
}
