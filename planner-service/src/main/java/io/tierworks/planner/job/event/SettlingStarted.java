package io.tierworks.planner.job.event;

import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The outcome of the job is known.
///
/// @param open runs that have not reported; the job waits for them
public record SettlingStarted(String job, Outcome outcome, Instant until, int open)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    return before.with(before.phase().settle(outcome, until));
  }

  @Override
  public List<Message> messages(Instant now) {
    return open == 0 ? List.of() : List.of(new Message.Command(new WorkerCommand.CancelJob(job)));
  }

  @Override
  public Optional<AuditLine> audit() {
    return open == 0
        ? Optional.empty()
        : Optional.of(
            AuditLine.of("settling").detail(Map.of("outcome", outcome.status(), "open", open)));
  }
}
