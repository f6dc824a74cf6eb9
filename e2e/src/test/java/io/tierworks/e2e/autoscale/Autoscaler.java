package io.tierworks.e2e.autoscale;

import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A stand-in for an autoscaler. It scales out at once, scales in after a stabilization window,
/// stops the last worker after the cool-down, and stops workers with SIGTERM as a cluster does. One
/// thread.
final class Autoscaler {
  private final TestInstallation installation;
  private final String tier;
  private final Rule rule;
  private final Deque<ServiceProcess> workers = new ArrayDeque<>();
  private final List<ServiceProcess> leaving = new ArrayList<>();
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final List<Sample> samples = new ArrayList<>();
  private final long begin = System.nanoTime();
  private Duration lastCall = Duration.ZERO;
  private int started;

  private record Wish(Duration at, int workers) {}

  /// One observation of load and workers.
  ///
  /// @param running processes of the tier, those that are leaving included
  record Sample(Duration at, int calls, double workSeconds, int workers, int running) {}

  Autoscaler(TestInstallation installation, String tier, Rule rule) {
    this.installation = installation;
    this.tier = tier;
    this.rule = rule;
  }

  /// Reads the planner's figures once and scales. Changes nothing while the planner gives none.
  void turn() {
    leaving.removeIf(program -> !program.isAlive());
    var load = installation.askJson("/api/scaling/" + tier);
    if (load.isEmpty()) {
      return;
    }
    int calls = load.get().path("calls").asInt();
    double work = load.get().path("workSeconds").asDouble();
    scale(wanted(calls, work));
    samples.add(new Sample(now(), calls, work, workers.size(), running()));
  }

  private int wanted(int calls, double workSeconds) {
    if (calls > 0) {
      lastCall = now();
    } else if (workers.isEmpty() || isPast(lastCall, rule.coolDown())) {
      return 0;
    }
    wishes.add(new Wish(now(), rule.wish(workSeconds)));
    wishes.removeIf(wish -> isPast(wish.at(), rule.hesitation()));
    return wishes.stream().mapToInt(Wish::workers).max().orElse(1);
  }

  private boolean isPast(Duration at, Duration patience) {
    return now().minus(at).compareTo(patience) > 0;
  }

  private void scale(int wanted) {
    while (workers.size() < wanted) {
      workers.add(installation.startWorker(tier, ++started));
    }
    while (workers.size() > wanted) {
      var last = installation.release(workers.removeLast().name());
      last.askToStop();
      leaving.add(last);
    }
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  int running() {
    return workers.size() + leaving.size();
  }
}
