package io.tierworks.common.contract.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a job cost, line by line, and what it would have cost on the flagship alone.
///
/// @param total sum of the lines
/// @param lines one for each tier and purpose that was used, tiers cheapest first
/// @param estimated whether a line holds an upper bound in place of a reported usage
/// @param snapshots the states of the workspace that tools read, as `name@state`; empty without one
/// @param flagshipOnly absent when nothing was delegated
public record Bill(
    Money total,
    Usage usage,
    int calls,
    List<Line> lines,
    boolean estimated,
    @Nullable FlagshipOnly flagshipOnly,
    List<String> snapshots) {

  public Bill {
    lines = List.copyOf(lines);
    snapshots = List.copyOf(snapshots);
  }

  public record Line(
      String tier, Purpose purpose, int calls, Usage usage, Money cost, boolean estimated) {}

  /// The cheapest feasible way to do the same job with the flagship tier alone: one call with
  /// everything in it, or one call per item behind a cached prefix. A figure computed from measured
  /// tokens, not a measurement.
  ///
  /// @param saving share of that cost that was saved; negative when delegation was dearer
  /// @param confidence `estimated` until audits have measured the flagship's own output
  public record FlagshipOnly(Money cost, Method method, double saving, String confidence) {}

  /// How the flagship would do the job. A way of a newer planner is kept as it is.
  public record Method(@JsonValue String code) {
    public static final Method ONE_CALL = new Method("one_call");

    /// One call per item behind a cached prefix.
    public static final Method PER_ITEM_CACHED = new Method("per_item_cached");

    @JsonCreator
    public Method {}
  }
}
