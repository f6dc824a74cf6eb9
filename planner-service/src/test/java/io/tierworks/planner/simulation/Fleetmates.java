package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.worker.WorkerStatus;

/// What a worker has around it.
interface Fleetmates {
  Endpoint endpoint();

  Answers answers();

  /// A status arrives on its topic.
  void observe(WorkerStatus status);

  /// A report leaves for its topic.
  void sends(SubtaskResult result);

  /// It arrives there.
  void append(SubtaskResult result);

  /// It never will: its worker died first.
  void loses(SubtaskResult result);

  /// What a worker will say of what it has to say.
  SubtaskResult.Ended asReported(SubtaskResult.Ended honest);

  /// An order was delivered, and nobody will run it because of this delivery.
  void dropped(String attempt);

  /// A worker is gone.
  void replace(Worker worker);
}
