package io.tierworks.planner.workers;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.worker.WorkerStatus;
import java.util.Set;

/// A worker, by what was last heard of it.
sealed interface Member {

  /// The planner's tick at which it was last heard of.
  long heard();

  /// Holds a lease and has sent no status yet.
  record Unheard(long heard) implements Member {}

  record Running(WorkerStatus.Heartbeat beat, long heard) implements Member {}

  /// Has left and handed these attempts back.
  record Gone(Set<AttemptId> handedBack, long heard) implements Member {}
}
