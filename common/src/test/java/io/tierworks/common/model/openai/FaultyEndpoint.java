package io.tierworks.common.model.openai;

import java.net.URI;

/// A provider that the contract suite can break: the stub of these tests, or a simulator.
interface FaultyEndpoint extends AutoCloseable {
  URI baseUrl();

  /// Meets every further call with the fault; false when this provider cannot do that.
  boolean cause(Fault fault);

  /// Calls that arrived and got no whole answer yet; negative when this provider does not tell.
  int stalled();

  /// Stalled exchanges that the client closed; negative when this provider does not see it.
  int abandoned();

  @Override
  void close();
}
