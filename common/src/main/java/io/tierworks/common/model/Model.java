package io.tierworks.common.model;

/// A model behind an endpoint. Thread-safe; one call blocks its (virtual) thread.
public interface Model extends AutoCloseable {

  /// Makes exactly one call, without retries.
  ///
  /// @throws ModelFailure when there is no usable answer; it tells whether a retry can help and
  ///   whether the call was billed
  /// @throws InterruptedException when the caller was interrupted; the exchange is closed
  ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException;

  @Override
  default void close() {}
}
