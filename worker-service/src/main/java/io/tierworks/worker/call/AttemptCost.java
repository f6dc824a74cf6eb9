package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.limit.Try;
import io.tierworks.common.model.ModelFailure.Billed;
import java.time.Duration;
import java.util.List;

/// What the tries of an attempt cost together. A try with reported usage costs exactly that; one
/// that may have been billed and reported nothing costs `atMost`.
///
/// @param atMost tokens of one try at their upper bound
record AttemptCost(Price price, Usage atMost) {

  /// The upper bound of one try.
  Money worstCase() {
    return price.of(atMost);
  }

  Spent of(List<Try> tries, String model, Duration latency) {
    var usage = Usage.NONE;
    var cost = Money.ZERO;
    boolean estimated = false;
    for (var each : tries) {
      if (each.billed() == Billed.NO) {
        continue;
      }
      var reported = each.usage();
      var used = reported == null ? atMost : reported;
      estimated |= reported == null;
      usage = usage.plus(used);
      cost = cost.plus(price.of(used));
    }
    return new Spent(model, usage, cost, tries.size(), estimated, latency.toMillis());
  }

  /// One call was made and nothing is known of it.
  Spent unknown(Duration latency) {
    return new Spent("", atMost, worstCase(), 1, true, latency.toMillis());
  }
}
