package io.tierworks.common.contract.subtask;

import io.tierworks.common.contract.json.Required;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import org.jspecify.annotations.Nullable;

/// What an attempt used: every HTTP try of it, also the failed ones that were billed.
///
/// @param model the model that really answered; null if none did
/// @param cost in dollars, by the worker's price row
/// @param calls HTTP exchanges made
/// @param estimated whether a part of the cost is an upper bound, because a billed call reported no
///   usage
/// @param latencyMs from taking the subtask to its end, in milliseconds
public record Spent(
    @Nullable String model, Usage usage, Money cost, int calls, boolean estimated, long latencyMs) {
  public static final Spent NOTHING = new Spent(null, Usage.NONE, Money.ZERO, 0, false, 0);

  public Spent {
    Required.field(cost, "cost");
    if (cost.nanos() < 0 || calls < 0) {
      throw new IllegalArgumentException("cost and calls cannot be negative");
    }
    usage = usage == null ? Usage.NONE : usage;
  }
}
