package io.tierworks.planner.job.event;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The job has its result.
///
/// @param answers the item answers that do not fit into the result
public record JobFinished(String job, JobResult result, List<AnswerPage> answers)
    implements OpenJobEvent {
  public JobFinished {
    answers = List.copyOf(answers);
  }

  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().finish(result.finishedAt()));
  }

  @Override
  public void store(JobWriter writer) {
    writer.close(result, answers);
  }

  @Override
  public List<Message> messages(Instant now) {
    return ResultMessages.of(result, answers);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("finished").detail(Map.of("status", result.status())));
  }
}
