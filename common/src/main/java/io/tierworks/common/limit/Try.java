package io.tierworks.common.limit;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelResponse;
import org.jspecify.annotations.Nullable;

/// One HTTP call to the endpoint, as recorded for the bill.
///
/// @param billed [Billed#UNKNOWN] also for a response without reported usage
/// @param reason the name of the [ModelFailure.Reason]; null for a response
/// @param turnedAway whether the endpoint did not take the call
public record Try(
    String requestId,
    Billed billed,
    @Nullable Usage usage,
    @Nullable String reason,
    boolean turnedAway) {

  static Try answered(String requestId, ModelResponse response) {
    var billed = response.usage() == null ? Billed.UNKNOWN : Billed.YES;
    return new Try(requestId, billed, response.usage(), null, false);
  }

  static Try failed(String requestId, ModelFailure failure) {
    return new Try(
        requestId,
        failure.billed(),
        failure.usage().orElse(null),
        failure.reason().name(),
        failure.isTurnedAway());
  }

  /// A call that was interrupted.
  static Try abandoned(String requestId) {
    return new Try(requestId, Billed.UNKNOWN, null, "INTERRUPTED", false);
  }
}
