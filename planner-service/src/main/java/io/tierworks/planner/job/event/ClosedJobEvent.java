package io.tierworks.planner.job.event;

import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
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

  /// A message has the id of another job. It gets a result with an id of its own, so that the other
  /// job keeps exactly one result.
  ///
  /// @param digest of the message's body
  record ConflictRejected(String job, String digest, Violation violation, Instant receivedAt)
      implements ClosedJobEvent {
    private static final int DIGEST_PREFIX = 8;

    @Override
    public List<Message> messages(Instant now) {
      var id = job + "~" + digest.substring(0, DIGEST_PREFIX);
      return List.of(
          new Message.Result(RejectedResult.of(id, List.of(violation), receivedAt, now)));
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
