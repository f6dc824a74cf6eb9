package io.tierworks.cli.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Starts processes and restarts each one that dies, on a virtual thread per process. Thread-safe.
final class Supervisor {
  private final Watcher watcher;
  private final Map<String, Running> running = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> deaths = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// A process that is running now.
  record Running(ProcessSpec spec, ManagedProcess process) {}

  /// Observes the processes. The supervisor calls it from their threads.
  interface Watcher {
    void changed();

    /// @param wait time until the restart
    void died(ProcessSpec spec, String why, Duration wait);
  }

  Supervisor(Watcher watcher) {
    this.watcher = watcher;
  }

  /// Starts the process on its own thread and returns at once.
  void keep(ProcessSpec spec) {
    Thread.ofVirtual().name("keep-" + spec.name()).start(() -> loop(spec));
  }

  Collection<Running> running() {
    return running.values();
  }

  Optional<ManagedProcess> process(ProcessSpec spec) {
    return Optional.ofNullable(running.get(spec.name())).map(Running::process);
  }

  /// How often the process has died so far.
  int deaths(ProcessSpec spec) {
    return deaths.getOrDefault(spec.name(), 0);
  }

  /// Stops restarting processes, stops these in parallel and waits for all of them.
  void stop(List<ProcessSpec> specs, Duration grace) {
    stopping.countDown();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      specs.stream()
          .flatMap(spec -> process(spec).stream())
          .forEach(process -> threads.execute(() -> process.stop(grace)));
    }
  }

  private void loop(ProcessSpec spec) {
    var backoff = new Backoff();
    while (!isStopping()) {
      long began = System.nanoTime();
      var why = runOnce(spec);
      if (!isStopping()) {
        deaths.merge(spec.name(), 1, Integer::sum);
        var wait = backoff.after(Duration.ofNanos(System.nanoTime() - began));
        watcher.died(spec, why, wait);
        pause(wait);
      }
    }
  }

  private String runOnce(ProcessSpec spec) {
    try {
      var process = start(spec);
      process.awaitEnd();
      if (!isStopping()) {
        running.remove(spec.name());
        watcher.changed();
      }
      return "process " + process.pid() + " ended";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// Starts the process. Stops it at once if [#stop] was called in the meantime.
  private ManagedProcess start(ProcessSpec spec) {
    var process = spec.launch().start();
    running.put(spec.name(), new Running(spec, process));
    if (isStopping()) {
      process.stop(Duration.ZERO);
    }
    watcher.changed();
    return process;
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
