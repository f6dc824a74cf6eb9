package io.tierworks.planner.job;

import io.tierworks.common.contract.result.Decision;
import java.util.List;
import java.util.stream.Stream;

/// What was decided on a job, in order.
public record Decisions(List<Decision> all) {
  public static final Decisions NONE = new Decisions(List.of());

  public Decisions {
    all = List.copyOf(all);
  }

  public Decisions and(Decision next) {
    return new Decisions(Stream.concat(all.stream(), Stream.of(next)).toList());
  }
}
