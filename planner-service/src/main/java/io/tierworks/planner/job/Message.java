package io.tierworks.planner.job;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;

/// What an event makes the coordinator say to others. Where it goes is the host's business.
public sealed interface Message {
  /// To the pool of the order's tier.
  record Dispatch(Subtask subtask) implements Message {}

  record Command(WorkerCommand command) implements Message {}

  record Audit(JobEvent event) implements Message {}

  /// Item answers that do not fit the result.
  record Answers(AnswerPage page) implements Message {}

  record Result(JobResult result) implements Message {}

  /// A subtask nobody could answer.
  ///
  /// @param order the last one, as it was issued
  /// @param detail how its last attempt ended
  /// @param attempts how many there were
  /// @param cost of all of them
  /// @param estimated whether a part of the cost is an upper bound
  record DeadSubtask(
      Subtask order, String reason, String detail, int attempts, Money cost, boolean estimated)
      implements Message {}
}
