package io.tierworks.common.limit;

import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelResponse;
import java.util.List;

/// How a call with its retries ended. `tries` lists every HTTP call made, in order.
public sealed interface CallOutcome {
  List<Try> tries();

  record Answered(ModelResponse answer, List<Try> tries) implements CallOutcome {
    public Answered {
      tries = List.copyOf(tries);
    }
  }

  /// @param failure of the last try
  /// @param why no further try was made; for a person
  record GaveUp(ModelFailure failure, String why, List<Try> tries) implements CallOutcome {
    public GaveUp {
      tries = List.copyOf(tries);
    }
  }
}
