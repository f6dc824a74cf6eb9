package io.tierworks.common.limit;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One HTTP call to the endpoint, as recorded for the bill.
public sealed interface Try {
  String requestId();

  default Billed billed() {
    return Billed.UNKNOWN;
  }

  /// Empty when the endpoint reported none.
  default Optional<Usage> usage() {
    return Optional.empty();
  }

  /// Whether the endpoint did not take the call.
  default boolean isTurnedAway() {
    return false;
  }

  /// The model responded.
  ///
  /// @param reported null when the endpoint reported no usage
  record Answered(String requestId, @Nullable Usage reported) implements Try {
    @Override
    public Billed billed() {
      return reported == null ? Billed.UNKNOWN : Billed.YES;
    }

    @Override
    public Optional<Usage> usage() {
      return Optional.ofNullable(reported);
    }
  }

  /// There was no usable response.
  record Failed(String requestId, ModelFailure failure) implements Try {
    @Override
    public Billed billed() {
      return failure.billed();
    }

    @Override
    public Optional<Usage> usage() {
      return failure.usage();
    }

    @Override
    public boolean isTurnedAway() {
      return failure.isTurnedAway();
    }
  }

  record Interrupted(String requestId) implements Try {}
}
