package io.tierworks.planner.job.event;

import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.RejectedResult;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;

/// An event of an id that has no open job.
public sealed interface ClosedJobEvent extends Event {
  /// A finished job is submitted again: its result is sent again.
  record ResultRepeated(String job, JobResult result, List<AnswerPage> answers)
      implements ClosedJobEvent {
    public ResultRepeated {
      answers = List.copyOf(answers);
    }

    @Override
    public List<Message> messages(Instant now) {
      return Message.of(result, answers);
    }
  }

  /// A message has the id of another job. Its result says so; the other job keeps its own.
  record ConflictRejected(String job, Violation violation, Instant receivedAt)
      implements ClosedJobEvent {
    @Override
    public List<Message> messages(Instant now) {
      return List.of(
          new Message.Result(
              RejectedResult.of(job, Refusal.ID_TAKEN, List.of(violation), receivedAt, now)));
    }
  }

  /// A finished job is no longer remembered. Its id is free.
  record JobForgotten(String job, Instant finishedAt) implements ClosedJobEvent {
    @Override
    public void store(JobWriter writer) {
      writer.forget(finishedAt);
    }
  }

  /// Some subtasks and items of a large finished job are deleted.
  ///
  /// @param most how many at most
  record RemainsDeleted(String job, int most) implements ClosedJobEvent {
    @Override
    public void store(JobWriter writer) {
      writer.cleanUp(most);
    }
  }
}
