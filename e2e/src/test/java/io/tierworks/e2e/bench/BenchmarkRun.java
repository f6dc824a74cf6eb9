package io.tierworks.e2e.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/// The measured parts of one system. One work call counts as one subtask; each job adds a planning
/// and a judging call.
///
/// @param column of the table
record BenchmarkRun(MeasuredSystem system, String column, Figures figures) {
  private static final int SEQUENCE = 200;
  private static final int SMALL = 8;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int SLOTS = 2 * 64;
  private static final String TIER = "nano";

  void run(String part) throws InterruptedException {
    switch (part) {
      case "latency" -> latency();
      case "throughput" -> new Throughput(system, column, figures).run();
      case "timeline" -> new Timeline(system, figures).run();
      case "tail" -> tail();
      case "idle" -> idle();
      case "flat" -> {
        flat(500, 10);
        flat(1, 10_000);
        flat(1, 100_000);
      }
      default -> throw new IllegalArgumentException(part + ": no such part");
    }
  }

  /// The first work of a system that has just started.
  void first() {
    figure("40 jobs of 50 right after the start, s", seconds(system.client().run(40, 50)));
  }

  private void latency() {
    var before = MachineLoad.read();
    var cpu = CpuClock.read(system.processes());
    var millis =
        DoubleStream.generate(() -> seconds(system.client().run(1, SMALL)) * 1e3)
            .limit(SEQUENCE)
            .sorted()
            .toArray();
    figure("job of 8, produce to result, p50, ms", millis[SEQUENCE / 2]);
    figure("job of 8, produce to result, p95, ms", millis[SEQUENCE * 95 / 100 - 1]);
    others("job of 8", before, cpu);
  }

  private void tail() {
    if (column.equals("http")) {
      return; // The simulator has its own latencies.
    }
    var pauses = LogNormalTail.pauses();
    var before = MachineLoad.read();
    var cpu = CpuClock.read(system.processes());
    var what =
        "%d jobs of %d, log-normal calls, %d slots, s: "
            .formatted(LogNormalTail.JOBS, LogNormalTail.ITEMS, SLOTS);
    try (var released = ReleasedCalls.of(system.connection(), system.topics().subtasks(TIER))) {
      figure(what + "measured", seconds(system.client().run(pauses)));
      others("log-normal calls", before, cpu);
      figure(what + "perfect FIFO", LogNormalTail.fifoSeconds(pauses, SLOTS));
      if (!column.equals("floor")) {
        var order = released.pauses(LogNormalTail.JOBS * LogNormalTail.ITEMS);
        figure(
            what + "perfect FIFO in the planner's order",
            LogNormalTail.fifoSeconds(List.of(order), SLOTS));
      }
    }
  }

  private void idle() throws InterruptedException {
    var load = MachineLoad.read();
    var before = CpuClock.read(system.processes());
    var meter = Traffic.start(system.processes(), system.connection());
    Thread.sleep(IDLE);
    var traffic = meter.stop();
    var cpu = CpuClock.read(system.processes()).since(before);
    figure("idle, requests per second", (double) traffic.allRequests() / IDLE.toSeconds());
    traffic
        .requests()
        .forEach((kind, count) ->
            figure("idle, requests per second, " + kind, (double) count / IDLE.toSeconds()));
    for (var role : CpuClock.SYSTEM) {
      long processes = system.processes().values().stream().filter(role::equals).count();
      figure(
          "idle, %% of a core for each process, %s".formatted(role),
          cpu.of(role) / processes / IDLE.toSeconds() * 100);
    }
    others("idle", load, before);
  }

  private void flat(int jobs, int items) {
    var before = CpuClock.read(system.processes());
    var took = system.client().run(jobs, items);
    var cpu = CpuClock.read(system.processes()).since(before);
    int calls = jobs * (items + 2);
    var what = "%,d job%s of %,d: ".formatted(jobs, jobs == 1 ? "" : "s", items);
    figure(what + "subtasks per second", jobs * items / seconds(took));
    figure(
        what + "planner CPU for one result, planning and judging included, us",
        cpu.of("planner") / calls * 1e6);
  }

  private void others(String what, MachineLoad load, CpuClock cpu) {
    double ours = CpuClock.read(system.processes()).since(cpu).ofAll();
    figure(what + ": cores that others used", MachineLoad.read().others(load, ours));
  }

  private void figure(String row, double value) {
    figures.add(column, row, value);
  }

  static double seconds(Duration took) {
    return took.toNanos() / 1e9;
  }
}
