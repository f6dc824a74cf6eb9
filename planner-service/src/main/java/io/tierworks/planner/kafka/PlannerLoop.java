package io.tierworks.planner.kafka;

import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.state.DiskStore;
import io.tierworks.planner.state.StoreFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that works on some partitions of this planner. After an error of Kafka or of the disk
/// it joins the group anew. Any other error ends it, with its [#death()].
final class PlannerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlannerLoop.class);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final int number;
  private final HostClients clients;
  private final Replicas replicas;
  private final CoordinatorConfig config;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile @Nullable GroupSession session;
  private volatile Optional<String> death = Optional.empty();

  PlannerLoop(int number, HostClients clients, Replicas replicas, CoordinatorConfig config) {
    this.number = number;
    this.clients = clients;
    this.replicas = replicas;
    this.config = config;
    this.thread = Thread.ofPlatform().name("planner-" + number).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  boolean isReady() {
    var current = session;
    return current != null && current.isReady();
  }

  /// Why the loop died; empty while it runs and after [#close()].
  Optional<String> death() {
    return death;
  }

  /// The stores of the partitions that the loop works on.
  List<DiskStore> stores() {
    var current = session;
    return current == null ? List.of() : current.stores();
  }

  private void run() {
    try {
      while (running) {
        work();
      }
    } catch (RuntimeException | Error e) {
      death = Optional.of("%s died: %s".formatted(thread.getName(), e));
      LOG.atError().setCause(e).log("a planner's loop died; restart the process");
      throw e;
    }
  }

  private void work() {
    try (var joined = clients.join(number, replicas, config)) {
      session = joined;
      while (running) {
        joined.step();
      }
    } catch (WakeupException | InterruptException _) {
      LOG.atDebug().log("a planner's loop stops");
    } catch (KafkaException | StoreFailure e) {
      LOG.atWarn()
          .addKeyValue("error", e.toString())
          .log("the planner joins its group anew after an error");
      LockSupport.parkNanos(PAUSE_AFTER_ERROR.toNanos());
    } finally {
      session = null;
    }
  }

  /// Finishes the records in progress and leaves.
  @Override
  public void close() {
    running = false;
    var current = session;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (!thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
