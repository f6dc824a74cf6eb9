package io.tierworks.e2e.size;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.e2e.bench.CpuClock;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// Samples a job's progress and its processes' CPU time five times a second. The cost of each
/// thousand subtasks is interpolated between two samples.
final class Progress implements AutoCloseable {
  private static final int WINDOW = 1_000;
  private static final int WINDOWS = 5;
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final TestInstallation installation;
  private final String job;
  private final List<Look> looks = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("progress").daemon().factory());
  private volatile int accepted;

  private record Look(int accepted, double seconds, CpuClock cpu) {}

  private Progress(TestInstallation installation, String job) {
    this.installation = installation;
    this.job = job;
  }

  static Progress of(TestInstallation installation, String job) {
    var progress = new Progress(installation, job);
    progress.clock.scheduleAtFixedRate(
        progress::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return progress;
  }

  private synchronized void look() {
    installation
        .askJson("/api/jobs/" + job)
        .map(Progress::acceptedIn)
        .filter(now -> now > accepted)
        .ifPresent(now -> {
          looks.add(new Look(now, System.nanoTime() / 1e9, CpuClock.read(installation)));
          accepted = now;
        });
  }

  /// A finished job has no steps in its view: returns 0 then.
  private static int acceptedIn(JsonNode view) {
    return view.path("steps").valueStream().mapToInt(step -> step.path("accepted").asInt()).sum();
  }

  void awaitAccepted(int most) {
    Awaitility.await(most + " accepted")
        .atMost(PATIENCE)
        .pollInterval(INTERVAL)
        .until(() ->
            accepted >= most
                || installation.ask("/api/jobs/" + job).orElse("").contains("finishedAt"));
  }

  /// The first thousand includes the job's start-up (storing items, planning), so the series runs
  /// from the second to the last but one.
  synchronized void report(SizeSetup setup, int items) {
    int windows = items / WINDOW;
    var planner = windows(windows, look -> look.cpu().of("planner"), 1e6);
    var system = windows(windows, look -> look.cpu().ofSystem(), 1e6);
    var time = windows(windows, Look::seconds, 1e6);
    report(setup, "planner CPU for one subtask, us", planner);
    report(setup, "CPU of broker, planner and workers for one subtask, us", system);
    report(setup, "time for one subtask, us", time);
    System.err.println("  planner CPU us by thousand: " + row(planner));
    System.err.println("  time us by thousand:        " + row(time));
  }

  private static void report(SizeSetup setup, String what, double[] costs) {
    int last = costs.length - 1;
    double first = LargeJob.median(range(costs, 1));
    double end = LargeJob.median(range(costs, last - WINDOWS));
    setup.figure(what + ": thousands 2 to 6, median", first);
    setup.figure(
        what + ": five in the middle, median",
        LargeJob.median(range(costs, costs.length / 2 - WINDOWS / 2)));
    setup.figure(what + ": last five but one, median", end);
    setup.figure(what + ": end over beginning", end / first);
  }

  private static java.util.stream.DoubleStream range(double[] costs, int from) {
    return IntStream.range(from, from + WINDOWS).mapToDouble(i -> costs[i]);
  }

  private double[] windows(int count, ToDoubleFunction<Look> spent, double scale) {
    return IntStream.range(0, count)
        .mapToDouble(i -> (at((i + 1) * WINDOW, spent) - at(i * WINDOW, spent)) / WINDOW * scale)
        .toArray();
  }

  private double at(int subtasks, ToDoubleFunction<Look> spent) {
    var before = looks.getFirst();
    for (var look : looks) {
      if (look.accepted() >= subtasks) {
        int between = look.accepted() - before.accepted();
        double share = between == 0 ? 0 : (subtasks - before.accepted()) / (double) between;
        return spent.applyAsDouble(before)
            + Math.max(0, share) * (spent.applyAsDouble(look) - spent.applyAsDouble(before));
      }
      before = look;
    }
    return spent.applyAsDouble(before);
  }

  private static String row(double[] costs) {
    var row = new StringBuilder();
    for (var cost : costs) {
      row.append(String.format(Locale.ROOT, "%.0f ", cost));
    }
    return row.toString();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
