package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.SubtaskRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Open attempts of a subtask are no longer wanted.
///
/// @param attempts their ids
public record AttemptsCancelled(String job, SubtaskRef ref, List<AttemptId> attempts)
    implements OpenJobEvent {
  public AttemptsCancelled {
    attempts = List.copyOf(attempts);
  }

  @Override
  public List<Message> messages(Instant now) {
    return attempts.stream()
        .<Message>map(id -> new Message.Command(new WorkerCommand.CancelAttempt(id)))
        .toList();
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(AuditLine.of("called_off", ref).detail(Map.of("attempts", attempts)));
  }
}
