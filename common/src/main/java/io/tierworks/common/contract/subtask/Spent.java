package io.tierworks.common.contract.subtask;

import io.tierworks.common.contract.json.Required;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an attempt used: every HTTP try of it, also the failed ones that were billed.
///
/// @param model the model that really answered; null if none did
/// @param cost in dollars, by the worker's price row
/// @param calls HTTP exchanges made
/// @param estimated whether a part of the cost is an upper bound, because a billed call reported no
///   usage
/// @param latencyMs from taking the subtask to its end, in milliseconds
/// @param toolCalls in order
/// @param snapshot the workspace that the tools read and its state, as `name@state`; null without
///   one
public record Spent(
    @Nullable String model,
    Usage usage,
    Money cost,
    int calls,
    boolean estimated,
    long latencyMs,
    List<ToolCall> toolCalls,
    @Nullable String snapshot) {
  public static final Spent NOTHING = new Spent(null, Usage.NONE, Money.ZERO, 0, false, 0);

  /// Without tools.
  public Spent(
      @Nullable String model,
      Usage usage,
      Money cost,
      int calls,
      boolean estimated,
      long latencyMs) {
    this(model, usage, cost, calls, estimated, latencyMs, List.of(), null);
  }

  public Spent {
    toolCalls = List.copyOf(toolCalls);
    Required.field(cost, "cost");
    if (cost.nanos() < 0 || calls < 0) {
      throw new IllegalArgumentException("cost and calls cannot be negative");
    }
    usage = usage == null ? Usage.NONE : usage;
  }

  /// This, and what the next call of the model used.
  public Spent plus(Spent next) {
    return new Spent(
        next.model == null ? model : next.model,
        usage.plus(next.usage),
        cost.plus(next.cost),
        calls + next.calls,
        estimated || next.estimated,
        latencyMs + next.latencyMs);
  }

  public Spent withTools(List<ToolCall> used, @Nullable String state) {
    return new Spent(model, usage, cost, calls, estimated, latencyMs, used, state);
  }

  public Spent took(Duration latency) {
    return new Spent(model, usage, cost, calls, estimated, latency.toMillis(), toolCalls, snapshot);
  }
}
