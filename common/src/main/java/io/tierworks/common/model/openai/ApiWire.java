package io.tierworks.common.model.openai;

import io.tierworks.common.model.ModelRequest;

/// One of the APIs of an endpoint. Thread-safe.
sealed interface ApiWire permits ChatWire, ResponsesWire {
  /// Sends the request in the [Exchange] in scope, which keeps the outcome.
  ///
  /// @throws RuntimeException when there is no answer that can be read
  WireAnswer send(ModelRequest request);
}
