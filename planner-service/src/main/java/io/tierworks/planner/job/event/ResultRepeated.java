package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.List;

/// A finished job is submitted again: its result is sent again.
public record ResultRepeated(String job, JobResult result, List<AnswerPage> answers)
    implements ClosedJobEvent {
  public ResultRepeated {
    answers = List.copyOf(answers);
  }

  @Override
  public List<Message> messages(Instant now) {
    return ResultMessages.of(result, answers);
  }
}
