package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.limit.Try;
import io.tierworks.common.model.ModelFailure.Billed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the cost of an attempt from its tries. A try that reported its usage is booked with it;
/// a try that may have been billed and reported nothing is booked with `atMost` and marked as
/// estimated.
///
/// @param atMost upper bound of the tokens of one try
record AttemptCost(Price price, Usage atMost) {

  /// The upper bound of one try.
  Money worstCase() {
    return price.of(atMost);
  }

  /// @param model that answered; null if none did
  Spent of(List<Try> tries, @Nullable String model, Duration latency) {
    var usage = Usage.NONE;
    var cost = Money.ZERO;
    boolean estimated = false;
    for (var each : tries) {
      if (each.billed() != Billed.NO) {
        var booked = each.usage().orElse(atMost);
        usage = usage.plus(booked);
        cost = cost.plus(price.of(booked));
        estimated |= each.usage().isEmpty();
      }
    }
    return new Spent(model, usage, cost, tries.size(), estimated, latency.toMillis());
  }

  /// The cost of one call whose end is not known.
  Spent unknown(Duration latency) {
    return new Spent(null, atMost, worstCase(), 1, true, latency.toMillis());
  }
}
