package io.tierworks.common.model;

/// A model behind an endpoint. Thread-safe; one call blocks its (virtual) thread.
public interface Model extends AutoCloseable {

  /// Makes exactly one call: no retry, no fallback.
  ///
  /// @throws ModelFailure when there is no usable answer; it says whether trying again can help and
  ///   what was billed
  /// @throws InterruptedException when the caller was interrupted; the exchange is closed then
  ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException;

  @Override
  default void close() {}
}
