package io.tierworks.planner.job.event;

import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.Refusal;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.PendingRepeat;
import io.tierworks.planner.job.RejectedResult;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;

/// An event of an id that has no open job.
public sealed interface ClosedJobEvent extends Event {
  /// A finished job is submitted again. Its answers take several pages; they are sent one by one.
  record RepeatStarted(PendingRepeat pending) implements ClosedJobEvent {
    @Override
    public String job() {
      return pending.job();
    }

    @Override
    public void store(JobWriter writer) {
      writer.put(pending);
    }
  }

  /// A page is sent again.
  record PageRepeated(PendingRepeat pending, AnswerPage page) implements ClosedJobEvent {
    @Override
    public String job() {
      return pending.job();
    }

    @Override
    public void store(JobWriter writer) {
      writer.put(pending.following());
    }

    @Override
    public List<Message> messages(Instant now) {
      return List.of(new Message.Answers(page));
    }
  }

  /// The result of a finished job is sent again; all its pages came before.
  record ResultRepeated(String job, JobResult result) implements ClosedJobEvent {
    @Override
    public void store(JobWriter writer) {
      writer.endRepeat();
    }

    @Override
    public List<Message> messages(Instant now) {
      return List.of(new Message.Result(result));
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
