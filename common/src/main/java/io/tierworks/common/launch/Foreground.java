package io.tierworks.common.launch;

import io.tierworks.common.settings.InvalidSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a service in the foreground until the process receives a stop signal, then closes it. When
/// a thread dies, the process ends, so that it is started again: it would live on and not do what
/// the thread did.
public final class Foreground {
  private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);
  private static final int DEATH = 1;
  private static final int WRONG_USAGE = 2;
  private static final Duration HALT_AFTER = Duration.ofSeconds(15);

  private Foreground() {}

  /// A service's `run` method, which its `main` method and the command `tierworks` share.
  @FunctionalInterface
  public interface Service {
    /// Does not return while the service runs.
    ///
    /// @throws InvalidSettings if the service cannot start with these arguments
    void run(List<String> arguments) throws Exception;
  }

  /// The body of a service's `main` method. If the settings are invalid, it prints every fault and
  /// ends the process with code 2.
  public static void main(Service service, String... arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(Foreground::end);
    try {
      service.run(List.of(arguments));
    } catch (InvalidSettings e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    }
  }

  /// Does not return.
  ///
  /// @param withParent also stops when standard input ends, because then the parent has ended
  public static void keep(AutoCloseable service, boolean withParent) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(Foreground::end);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(service)));
    if (withParent) {
      Thread.ofPlatform().daemon().name("parent-watch").start(Foreground::endWithParent);
    }
    new CountDownLatch(1).await();
  }

  /// A stop waits for the loops of the service, so it may not run on the thread of one.
  private static void end(Thread thread, Throwable death) {
    LOG.atError()
        .addKeyValue("thread", thread.getName())
        .setCause(death)
        .log("a thread died; the process ends, so that it is started again");
    Thread.ofPlatform().daemon().name("halt").start(Foreground::haltLater);
    Thread.ofPlatform().name("end").start(() -> System.exit(DEATH));
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

  /// An orderly stop could wait forever, for example for an embedded broker that has ended with the
  /// parent.
  private static void haltLater() {
    try {
      Thread.sleep(HALT_AFTER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(DEATH);
  }
}
