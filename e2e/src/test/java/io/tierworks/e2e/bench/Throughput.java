package io.tierworks.e2e.bench;

import java.time.Duration;
import java.util.Map;

/// 200 jobs of 50 at once, repeated for at least three seconds: speed, CPU, and what each subtask
/// costs in requests, records and memory.
record Throughput(MeasuredSystem system, String column, Figures figures) {
  private static final int JOBS = 200;
  private static final int ITEMS = 50;
  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  /// Smaller figures per subtask are left out.
  private static final double WORTH_A_ROW = 0.001;

  void run() {
    var traffic = Traffic.start(system.processes(), system.connection());
    var load = MachineLoad.read();
    var before = CpuClock.read(system.processes());
    var work = system.client().runFor(AT_LEAST, JOBS, ITEMS);
    var cpu = CpuClock.read(system.processes()).since(before);
    double others = MachineLoad.read().others(load, cpu.ofAll());
    var costs = new Costs(work.subtasks());
    figure("subtasks per second", work.perSecond());
    figure("cores that others used", others);
    costs.cpu(cpu);
    costs.of(traffic.stop());
  }

  private void figure(String row, double value) {
    figures.add(column, "200 jobs of 50: " + row, value);
  }

  /// Adds a row for what each of these subtasks has cost.
  private final class Costs {
    private final int subtasks;

    Costs(int subtasks) {
      this.subtasks = subtasks;
    }

    void cpu(CpuClock cpu) {
      var row = "CPU s per 1,000 subtasks, ";
      figure(row + "broker + planner + workers", cpu.ofSystem() / subtasks * 1e3);
      CpuClock.SYSTEM.forEach(role -> figure(row + role, cpu.of(role) / subtasks * 1e3));
    }

    void of(Traffic traffic) {
      CpuClock.SYSTEM.forEach(
          role -> row("KiB allocated per subtask, " + role, traffic.allocated(role) / 1024.0));
      row("requests per subtask", traffic.allRequests());
      rows("requests per subtask, ", traffic.requests());
      row("records per subtask", traffic.allRecords());
      rows("records per subtask, ", traffic.records());
      rows("transaction markers per subtask, ", traffic.markers());
      row("bytes per subtask, compressed by producers", traffic.produced());
      rows("bytes per subtask, ", traffic.bytes());
    }

    private void rows(String what, Map<String, Long> counts) {
      counts.forEach((name, count) -> row(what + name, count));
    }

    private void row(String row, double count) {
      if (count / subtasks >= WORTH_A_ROW) {
        figure(row, count / subtasks);
      }
    }
  }
}
