package io.tierworks.simulator.fault;

import org.jspecify.annotations.Nullable;

/// One line of the menu: what goes wrong, how often (0 to 1), and for whom. Null narrows nothing.
///
/// @param times only so many, then off
/// @param schema only requests whose `json_schema` has this name
/// @param retryAfter seconds, for `429`
/// @param seconds how long `slow` and `stall` last
public record Fault(
    FaultKind kind,
    double rate,
    @Nullable Integer times,
    @Nullable String model,
    @Nullable String schema,
    @Nullable Double retryAfter,
    @Nullable Double seconds) {
  private static final double STALL_SECONDS = 300;

  public Fault {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("fault rate must be 0 to 1, not " + rate);
    }
    if (times != null && times < 0) {
      throw new IllegalArgumentException("fault times must not be negative");
    }
  }

  boolean concerns(String modelId, @Nullable String schemaName) {
    if (kind == FaultKind.CYCLIC_PLAN && !"plan".equals(schemaName)) {
      return false;
    }
    return (model == null || model.equals(modelId))
        && (schema == null || schema.equals(schemaName));
  }

  /// How long it lasts: `slow` 10 seconds, `stall` 300 unless told.
  public double duration() {
    if (seconds != null) {
      return seconds;
    }
    return kind == FaultKind.STALL ? STALL_SECONDS : 10;
  }
}
