package io.tierworks.common.model.openai;

import java.net.URI;

/// A provider that the contract suite can break: the stub of these tests, or a simulator.
interface FaultyEndpoint extends AutoCloseable {
  URI baseUrl();

  /// Answers every further call with the fault. Returns false if this provider cannot.
  boolean cause(Fault fault);

  /// Calls without a complete answer so far; negative if this provider does not count them.
  int stalled();

  /// Stalled exchanges that the client closed; negative if this provider does not count them.
  int abandoned();

  @Override
  void close();
}
