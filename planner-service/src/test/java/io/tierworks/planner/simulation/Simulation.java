package io.tierworks.planner.simulation;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.planner.simulation.History.Broken;
import io.tierworks.planner.simulation.History.Ending;
import io.tierworks.planner.simulation.Stage.Tracing;
import io.tierworks.planner.state.StateInMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Plays many histories and sums up how they ended. Thread-safe.
final class Simulation {
  /// Every so many histories stand on the store that production stands on, so that each fact is
  /// also written and read.
  private static final int SERIALISED = 50;

  /// After these a run has shown enough.
  private static final int MOST_BROKEN = 20;

  private final List<Broken> broken = new ArrayList<>();
  private final Map<JobStatus, Long> statuses = new EnumMap<>(JobStatus.class);
  private final Map<Incident, Long> incidents = new EnumMap<>(Incident.class);
  private long histories;
  private long steps;
  private long fingerprint;

  /// Plays the seeds from `first` on.
  static Simulation of(long first, long count, int threads, Consumer<Simulation> progress)
      throws InterruptedException {
    var simulation = new Simulation();
    var next = new AtomicLong(first);
    var players = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
      players.add(
          Thread.ofPlatform()
              .name("histories-" + i)
              .start(() -> simulation.play(next, first + count, progress)));
    }
    for (var player : players) {
      player.join();
    }
    return simulation;
  }

  private void play(AtomicLong next, long end, Consumer<Simulation> progress) {
    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      try {
        add(play(seed, Sabotage.NONE, Tracing.OFF));
      } catch (Broken e) {
        if (add(e)) {
          next.set(end);
        }
      }
      progress.accept(this);
    }
  }

  /// @throws Broken when something does not hold
  static Ending play(long seed, Sabotage sabotage, Tracing tracing) {
    var store = seed % SERIALISED == 0 ? new StateInMemory() : new RollbackStore();
    return History.play(seed, store, sabotage, tracing);
  }

  private synchronized void add(Ending ending) {
    histories++;
    steps += ending.steps();
    fingerprint ^= ending.fingerprint() * (ending.seed() | 1);
    ending.statuses().forEach(status -> statuses.merge(status, 1L, Long::sum));
    ending.incidents().forEach((what, count) -> incidents.merge(what, (long) count, Long::sum));
  }

  /// @return whether it is enough
  private synchronized boolean add(Broken one) {
    histories++;
    broken.add(one);
    return broken.size() >= MOST_BROKEN;
  }

  synchronized long histories() {
    return histories;
  }

  synchronized List<Broken> broken() {
    return broken.stream().sorted(Comparator.comparingInt(Broken::steps)).toList();
  }

  synchronized boolean isClean() {
    return broken.isEmpty();
  }

  synchronized Map<JobStatus, Long> statuses() {
    return Map.copyOf(statuses);
  }

  synchronized Map<Incident, Long> incidents() {
    return Map.copyOf(incidents);
  }

  /// The shortest broken history, told in full; empty when all are clean.
  synchronized String verdict() {
    if (broken.isEmpty()) {
      return "";
    }
    var shortest = broken().getFirst();
    List<String> lines;
    try {
      play(shortest.seed(), Sabotage.NONE, Tracing.TAIL);
      lines =
          List.of(
              "the same seed is clean when played again: a history depends on more than its seed");
    } catch (Broken again) {
      lines = again.lastLines();
    }
    return """
    %d of %d histories are broken; seeds %s
    The shortest, after %d steps: %s
    Its end:
    %s
    The whole of it: planner-service/simulate seed=%d trace=true
    """
        .formatted(
            broken.size(),
            histories,
            broken().stream().map(Broken::seed).toList(),
            shortest.steps(),
            shortest.getMessage(),
            String.join("\n", lines),
            shortest.seed());
  }

  /// @param seconds it took
  synchronized String summary(double seconds) {
    return "%,d histories, %,d broken, in %.1f s: %,.0f a second, %.0f steps each; fingerprint %016x%n%s%n%s"
        .formatted(
            histories,
            broken.size(),
            seconds,
            histories / seconds,
            (double) steps / Math.max(1, histories),
            fingerprint,
            statuses,
            incidents);
  }
}
