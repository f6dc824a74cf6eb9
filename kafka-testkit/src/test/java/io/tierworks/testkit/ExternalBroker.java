package io.tierworks.testkit;

/// A broker that runs already. Closing leaves it running.
record ExternalBroker(String bootstrap) implements BrokerUnderTest {
  @Override
  public void close() {}
}
