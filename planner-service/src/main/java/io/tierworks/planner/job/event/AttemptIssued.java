package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An attempt is sent to its tier, and its worst case is reserved.
///
/// @param first whether it is the first of a released subtask
/// @param escalation whether a dearer tier takes over
public record AttemptIssued(
    String job,
    SubtaskRef ref,
    Attempt attempt,
    Subtask envelope,
    boolean first,
    boolean escalation)
    implements OpenJobEvent {
  @Override
  public JobState evolve(JobState before) {
    var ledger = before.ledger().reserve(attempt.account(), attempt.reserved());
    var counted = before.with(ledger).countAttempt(escalation);
    return first ? counted.withStep(ref.step(), StepProgress::releasedOne) : counted;
  }

  @Override
  public void store(JobWriter writer) {
    writer.change(ref, subtask -> subtask.issued(attempt));
    if (first) {
      writer.unmarkReady(ref);
    }
  }

  @Override
  public List<Message> messages(Instant now) {
    return List.of(new Message.Dispatch(envelope));
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("subtask_issued", ref)
            .attempt(envelope.attempt(), attempt.tier())
            .detail(Map.of("purpose", attempt.purpose())));
  }
}
