package io.tierworks.testkit;

/// Somebody else's broker; left running.
record ExternalBroker(String bootstrap) implements BrokerUnderTest {
  @Override
  public void close() {}
}
