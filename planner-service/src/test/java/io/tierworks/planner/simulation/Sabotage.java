package io.tierworks.planner.simulation;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.host.BufferedState;
import io.tierworks.planner.job.Message;

/// Where a part can be broken on purpose, to see that a history notices. As it is, nothing is.
class Sabotage {
  static final Sabotage NONE = new Sabotage();

  /// What the coordinator stands on.
  BufferedState store(BufferedState real) {
    return real;
  }

  /// Whether the host forgets to send this.
  boolean loses(Message message) {
    return false;
  }

  /// Whether a worker forgets to write this.
  boolean swallows(SubtaskResult.Ended result) {
    return false;
  }

  /// What a worker says it has spent.
  Spent reported(Spent real) {
    return real;
  }

  /// Whether an aborted transaction takes back what was stored.
  boolean rollsBack() {
    return true;
  }

  /// Whether an aborted transaction takes back how far was read.
  boolean readsAgain() {
    return true;
  }
}
