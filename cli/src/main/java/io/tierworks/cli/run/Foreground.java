package io.tierworks.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Runs a service until the process receives a stop signal, then closes it.
final class Foreground {
  private static final Duration HALT_AFTER = Duration.ofSeconds(15);

  private Foreground() {}

  /// Does not return.
  ///
  /// @param withParent also stops when standard input ends, because then the parent has ended
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
      System.err.println("error while stopping: " + e);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent sends nothing.
      }
    } catch (IOException _) {
      // A broken pipe also means that the parent has ended.
    }
    Thread.ofPlatform().daemon().name("halt").start(Foreground::haltLater);
    System.exit(0);
  }

  /// The embedded broker ends with the parent; an orderly stop could wait for it forever.
  private static void haltLater() {
    try {
      Thread.sleep(HALT_AFTER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
