package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Price;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.limit.Try;
import io.tierworks.common.model.ModelFailure.Billed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    var reported =
        tries.stream().filter(each -> each.billed() != Billed.NO).map(Try::usage).toList();
    var booked = reported.stream().map(usage -> usage.orElse(atMost)).toList();
    var usage = booked.stream().reduce(Usage.NONE, Usage::plus);
    var cost = booked.stream().map(price::of).reduce(Money.ZERO, Money::plus);
    boolean estimated = reported.stream().anyMatch(Optional::isEmpty);
    return new Spent(model, usage, cost, tries.size(), estimated, latency.toMillis());
  }

  /// The cost of one call whose end is not known.
  Spent unknown(Duration latency) {
    return new Spent(null, atMost, worstCase(), 1, true, latency.toMillis());
  }
}
