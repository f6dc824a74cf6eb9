package io.tierworks.common.limit;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelResponse;
import org.jspecify.annotations.Nullable;

/// One HTTP call made, as the bill needs it.
///
/// @param billed [Billed#UNKNOWN] also for an answer whose usage was not reported
/// @param reason the [ModelFailure.Reason]'s name; null for an answer
/// @param turnedAway whether the endpoint did not take the call
public record Try(
    String requestId,
    Billed billed,
    @Nullable Usage usage,
    @Nullable String reason,
    boolean turnedAway) {

  static Try answered(String requestId, ModelResponse answer) {
    var billed = answer.usage() == null ? Billed.UNKNOWN : Billed.YES;
    return new Try(requestId, billed, answer.usage(), null, false);
  }

  static Try failed(String requestId, ModelFailure failure) {
    return new Try(
        requestId,
        failure.billed(),
        failure.usage().orElse(null),
        failure.reason().name(),
        failure.isTurnedAway());
  }

  /// Interrupted while it ran.
  static Try abandoned(String requestId) {
    return new Try(requestId, Billed.UNKNOWN, null, "INTERRUPTED", false);
  }
}
