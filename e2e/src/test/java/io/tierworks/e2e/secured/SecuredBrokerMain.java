package io.tierworks.e2e.secured;

import io.tierworks.testkit.broker.BrokerMain;

/// The local broker with [RecordingAuthorizer] on its class path.
final class SecuredBrokerMain {
  private SecuredBrokerMain() {}

  public static void main(String[] args) {
    BrokerMain.main(args);
  }
}
