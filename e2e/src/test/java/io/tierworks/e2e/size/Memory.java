package io.tierworks.e2e.size;

import io.tierworks.e2e.bench.Figures;
import io.tierworks.e2e.installation.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Memory of every process, sampled once a second: resident memory from the kernel, and the heap
/// after a collection from the GC logs.
final class Memory implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final double MIB = 1024 * 1024;

  private final TestInstallation installation;
  private final Figures figures;
  private final String column;
  private final Map<String, List<Double>> resident = new TreeMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("memory").daemon().factory());

  private Memory(TestInstallation installation, Figures figures, String column) {
    this.installation = installation;
    this.figures = figures;
    this.column = column;
  }

  static Memory watch(TestInstallation installation, Figures figures, String column) {
    var memory = new Memory(installation, figures, column);
    memory.clock.scheduleAtFixedRate(memory::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return memory;
  }

  /// Starts a new measurement, after the warm-up.
  synchronized void begin() {
    resident.clear();
  }

  private synchronized void look() {
    installation.brokerPid().ifPresent(pid -> look("broker", pid));
    installation.programs().forEach(program -> look(program.name(), program.pid()));
  }

  private void look(String process, long pid) {
    double bytes = residentBytes(pid);
    if (bytes > 0) {
      resident.computeIfAbsent(process, _ -> new ArrayList<>()).add(bytes / MIB);
    }
  }

  /// @return 0 when the process has ended
  private static double residentBytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException _) {
      return 0;
    }
  }

  /// Writes peaks to the table and the curve to standard error.
  synchronized void report() {
    resident.forEach((process, samples) -> {
      if (process.matches("broker|planner|nano-1|flagship-1")) {
        figures.add(column, "peak resident memory, MiB: " + process, peak(samples));
      }
      System.err.printf(
          "  %-12s resident MiB over %d s: %s%n", process, samples.size(), benchmark(samples));
    });
    var planner = CollectorLog.of(installation.folder(), "planner");
    figures.add(column, "largest planner heap after a collection, MiB", planner.mostKept());
    figures.add(column, "longest planner collection, ms", planner.longestPause());
    var worker = CollectorLog.of(installation.folder(), "nano-1");
    figures.add(column, "largest nano worker heap after a collection, MiB", worker.mostKept());
  }

  double peak(String process) {
    return peak(resident.getOrDefault(process, List.of()));
  }

  private static double peak(List<Double> samples) {
    return samples.stream().mapToDouble(d -> d).max().orElse(Double.NaN);
  }

  /// Ten points from the first to the last.
  private static String benchmark(List<Double> samples) {
    var points = new StringBuilder();
    for (int i = 0; i <= 9; i++) {
      points.append("%.0f ".formatted(samples.get((samples.size() - 1) * i / 9)));
    }
    return points.toString();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
