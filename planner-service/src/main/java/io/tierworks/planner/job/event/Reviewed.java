package io.tierworks.planner.job.event;

import java.util.Map;
import java.util.Optional;

/// A person accepted or rejected the answer.
public record Reviewed(String job, boolean accepted, String by, String note)
    implements OpenJobEvent {
  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("reviewed").detail(Map.of("accepted", accepted, "by", by, "note", note)));
  }
}
