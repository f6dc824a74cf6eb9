package io.tierworks.cli.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Starts members and starts them again when they die, each on a virtual thread of its own.
/// Thread-safe.
final class Supervisor {
  private final Watcher watcher;
  private final Map<String, Running> running = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> deaths = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// A member and the process it has now.
  record Running(ProcessSpec member, ManagedProcess child) {}

  /// Hears what becomes of the members; called from their threads.
  interface Watcher {
    void changed();

    /// @param wait until it is started again
    void died(ProcessSpec member, String why, Duration wait);
  }

  Supervisor(Watcher watcher) {
    this.watcher = watcher;
  }

  /// Returns at once; the member comes up on its own thread.
  void keep(ProcessSpec member) {
    Thread.ofVirtual().name("keep-" + member.name()).start(() -> loop(member));
  }

  Collection<Running> running() {
    return running.values();
  }

  Optional<ManagedProcess> child(ProcessSpec member) {
    return Optional.ofNullable(running.get(member.name())).map(Running::child);
  }

  /// How often the member has died so far.
  int deaths(ProcessSpec member) {
    var count = deaths.get(member.name());
    return count == null ? 0 : count.get();
  }

  /// From now on nothing is started again.
  void release() {
    stopping.countDown();
  }

  /// Stops these members side by side and waits for all of them.
  void stop(List<ProcessSpec> members, Duration grace) {
    release();
    var stops =
        members.stream()
            .flatMap(member -> child(member).stream())
            .map(child -> Thread.ofVirtual().start(() -> child.stop(grace)))
            .toList();
    for (var stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void loop(ProcessSpec member) {
    var backoff = new Backoff();
    while (!isStopping()) {
      long began = System.nanoTime();
      var why = runOnce(member);
      if (isStopping()) {
        return;
      }
      deaths.computeIfAbsent(member.name(), _ -> new AtomicInteger()).incrementAndGet();
      var wait = backoff.after(Duration.ofNanos(System.nanoTime() - began));
      watcher.died(member, why, wait);
      pause(wait);
    }
  }

  private String runOnce(ProcessSpec member) {
    try {
      var child = member.launch().start();
      running.put(member.name(), new Running(member, child));
      stopIfLate(child);
      watcher.changed();
      child.awaitEnd();
      if (!isStopping()) {
        running.remove(member.name());
        watcher.changed();
      }
      return "process " + child.pid() + " ended";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// A child that came up while the stack goes down was missed by [#stop].
  private void stopIfLate(ManagedProcess child) {
    if (isStopping()) {
      child.stop(Duration.ZERO);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void pause(Duration wait) {
    try {
      stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
