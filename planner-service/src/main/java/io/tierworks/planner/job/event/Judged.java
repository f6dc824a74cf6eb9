package io.tierworks.planner.job.event;

import io.tierworks.planner.job.store.JobWriter;
import io.tierworks.planner.judge.Ruling;
import java.util.Map;
import java.util.Optional;

/// The judge has ruled.
public record Judged(String job, Ruling ruling) implements OpenJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.put(ruling);
  }

  @Override
  public Optional<AuditLine> audit() {
    return Optional.of(
        AuditLine.of("judged")
            .detail(
                Map.of(
                    "verdict", ruling.verdict(),
                    "score", ruling.score(),
                    "reasons", ruling.reasons())));
  }
}
