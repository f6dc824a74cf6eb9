package io.tierworks.cli.stack;

import io.tierworks.testkit.broker.BrokerProcess;
import java.time.Duration;

/// The broker process. It uses its own grace period.
record BrokerHandle(BrokerProcess broker) implements ManagedProcess {
  @Override
  public long pid() {
    return broker.pid();
  }

  @Override
  public boolean isAlive() {
    return broker.isAlive();
  }

  @Override
  public void stop(Duration grace) {
    broker.close();
  }
}
