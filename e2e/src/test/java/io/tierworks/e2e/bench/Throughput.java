package io.tierworks.e2e.bench;

import java.util.Map;

/// 200 jobs of 50 at once: speed, CPU, and what each subtask costs in requests, records and memory.
record Throughput(MeasuredSystem system, String column, Figures figures) {
  private static final int JOBS = 200;
  private static final int ITEMS = 50;
  private static final int SUBTASKS = JOBS * ITEMS;

  /// Smaller figures per subtask are left out.
  private static final double WORTH_A_ROW = 0.005;

  void run() {
    var traffic = Traffic.start(system.processes(), system.connection());
    var load = MachineLoad.read();
    var before = CpuClock.read(system.processes());
    var took = system.client().run(JOBS, ITEMS);
    var cpu = CpuClock.read(system.processes()).since(before);
    double others = MachineLoad.read().others(load, cpu.ofAll());
    var moved = traffic.stop();
    figure("subtasks per second", SUBTASKS / BenchmarkRun.seconds(took));
    figure("cores that others used", others);
    figure("CPU s per 1,000 subtasks, broker + planner + workers", cpu.ofSystem() / SUBTASKS * 1e3);
    CpuClock.SYSTEM.forEach(
        role -> figure("CPU s per 1,000 subtasks, " + role, cpu.of(role) / SUBTASKS * 1e3));
    CpuClock.SYSTEM.forEach(
        role -> perSubtask("KiB allocated per subtask, " + role, moved.allocated(role) / 1024.0));
    perSubtask("requests per subtask", moved.allRequests());
    rows("requests per subtask, ", moved.requests());
    perSubtask("records per subtask", moved.allRecords());
    rows("records per subtask, ", moved.records());
    rows("transaction markers per subtask, ", moved.markers());
    rows("bytes per subtask, ", moved.bytes());
  }

  private void rows(String what, Map<String, Long> counts) {
    counts.forEach((name, count) -> perSubtask(what + name, count));
  }

  private void perSubtask(String row, double count) {
    if (count / SUBTASKS >= WORTH_A_ROW) {
      figure(row, count / SUBTASKS);
    }
  }

  private void figure(String row, double value) {
    figures.add(column, "200 jobs of 50: " + row, value);
  }
}
