package io.tierworks.planner.job.event;

import java.util.Map;
import java.util.Optional;

/// A subtask cannot be redriven.
///
/// @param subtask as the user named it
/// @param why a code for programs
public record RedriveRefused(String job, String subtask, String by, String why)
    implements OpenJobEvent {
  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("redrive_refused")
            .detail(Map.of("subtask", AuditLine.excerpt(subtask), "reason", why, "by", by)));
  }
}
