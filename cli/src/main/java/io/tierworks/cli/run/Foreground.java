package io.tierworks.cli.run;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Keeps a service running until the process is told to stop, then closes it in order.
final class Foreground {
  private static final long LAST_RESORT_MS = 15_000;

  private Foreground() {}

  /// Returns only by the end of the process.
  ///
  /// @param withParent whether the end of standard input is the end of our parent, and so ours
  static void keep(AutoCloseable service, boolean withParent) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(service)));
    if (withParent) {
      Thread.ofPlatform().daemon().name("parent-watch").start(Foreground::endWithParent);
    }
    new CountDownLatch(1).await();
  }

  private static void close(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      System.err.println("while stopping: " + e);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException _) {
      // The same as the end.
    }
    Thread.ofPlatform().daemon().name("last-resort").start(Foreground::haltLater);
    System.exit(0);
  }

  /// With the parent the broker is gone too: an orderly stop may wait for it in vain.
  private static void haltLater() {
    try {
      Thread.sleep(LAST_RESORT_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
