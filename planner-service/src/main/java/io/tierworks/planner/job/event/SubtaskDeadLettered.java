package io.tierworks.planner.job.event;

import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A subtask was given up for a reason that lies in itself. It becomes a dead letter.
public record SubtaskDeadLettered(String job, Message.DeadSubtask letter) implements OpenJobEvent {
  @Override
  public List<Message> messages(Instant now) {
    return List.of(letter);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.empty();
  }
}
