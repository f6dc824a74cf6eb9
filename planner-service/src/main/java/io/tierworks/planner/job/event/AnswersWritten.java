package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;

/// A page of the item answers of a settled job, which do not fit into its result. After a restart
/// of the planner the pages of an unfinished job are written again, and are the same.
public record AnswersWritten(String job, AnswerPage page) implements OpenJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.put(page);
  }

  @Override
  public List<Message> messages(Instant now) {
    return List.of(new Message.Answers(page));
  }
}
