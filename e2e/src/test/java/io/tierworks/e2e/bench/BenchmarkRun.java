package io.tierworks.e2e.bench;

import io.tierworks.e2e.installation.TestInstallation;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One measured system and its load. One work call counts as one subtask; each job adds a planning
/// and a judging call.
///
/// @param column of the table
record BenchmarkRun(
    TestInstallation installation, JobClient client, String column, Figures figures) {
  private static final int SEQUENCE = 200;
  private static final int SMALL = 8;
  private static final int LARGE = 10_000;

  void warmUp() {
    client.run(100, SMALL);
    client.run(100, 50);
    client.run(1, 2_000);
    IntStream.range(0, 100).forEach(_ -> client.run(1, SMALL));
  }

  void run(String part) {
    switch (part) {
      case "latency" -> latency();
      case "throughput" -> throughput();
      case "flat" -> {
        flat(500, 10);
        flat(1, LARGE);
      }
      default -> throw new IllegalArgumentException(part + ": no such part");
    }
  }

  private void latency() {
    var millis =
        DoubleStream.generate(() -> client.run(1, SMALL).toNanos() / 1e6)
            .limit(SEQUENCE)
            .sorted()
            .toArray();
    figures.add(column, "job of 8 subtasks, produce to result, p50, ms", millis[SEQUENCE / 2]);
    figures.add(
        column, "job of 8 subtasks, produce to result, p99, ms", millis[SEQUENCE * 99 / 100 - 1]);
  }

  private void throughput() {
    var before = CpuClock.read(installation);
    var took = client.run(200, 50);
    var cpu = CpuClock.read(installation).since(before);
    int subtasks = 200 * 50;
    figures.add(column, "200 jobs of 50: subtasks per second", subtasks / (took.toNanos() / 1e9));
    figures.add(
        column,
        "200 jobs of 50: CPU s per 1,000 subtasks, broker + planner + workers",
        cpu.ofSystem() / subtasks * 1e3);
    CpuClock.SYSTEM.forEach(role ->
        figures.add(
            column,
            "200 jobs of 50: CPU s per 1,000 subtasks, " + role,
            cpu.of(role) / subtasks * 1e3));
  }

  private void flat(int jobs, int items) {
    var before = CpuClock.read(installation);
    var took = client.run(jobs, items);
    var cpu = CpuClock.read(installation).since(before);
    int calls = jobs * (items + 2);
    var what = "%,d job%s of %,d: ".formatted(jobs, jobs == 1 ? "" : "s", items);
    figures.add(
        column, what + "subtasks per second", (double) jobs * items / (took.toNanos() / 1e9));
    figures.add(
        column,
        what + "planner CPU for one result, planning and judging included, us",
        cpu.of("planner") / calls * 1e6);
  }
}
