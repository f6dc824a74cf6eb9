package io.tierworks.planner.job;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.routing.TierStats;

/// A message that the coordinator sends. The host chooses the topic.
public sealed interface Message {

  /// An attempt for the workers of its tier.
  record Dispatch(Subtask subtask) implements Message {}

  /// A command to workers.
  record Command(WorkerCommand command) implements Message {}

  /// A line for `job.events`.
  record Audit(JobEvent event) implements Message {}

  /// Item answers that do not fit into the result. All pages are sent before the result.
  record Answers(AnswerPage page) implements Message {}

  /// The result of a job.
  record Result(JobResult result) implements Message {}

  /// The verdicts that a partition has counted, for the planners of all partitions.
  record Stats(TierStats stats) implements Message {}

  /// A dead letter: a subtask that no tier could answer.
  ///
  /// @param envelope of the last attempt
  /// @param detail how the last attempt ended
  /// @param attempts the number of attempts
  /// @param cost of all attempts
  /// @param estimated whether a part of the cost is an upper bound
  record DeadSubtask(
      Subtask envelope,
      GapReason reason,
      String detail,
      int attempts,
      Money cost,
      boolean estimated)
      implements Message {}

  /// Closes a dead letter, because its subtask is tried again.
  ///
  /// @param attempt the last one, which the letter names
  record RedrivenSubtask(AttemptId attempt) implements Message {}
}
