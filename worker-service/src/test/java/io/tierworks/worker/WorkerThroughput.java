package io.tierworks.worker;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.testkit.BrokerUnderTest;
import java.time.Duration;
import java.util.Map;

/// Measures how many subtasks per second one worker completes with a model that answers at once.
/// Run it by hand, with the intake, the slots and the number of subtasks as arguments.
final class WorkerThroughput {
  private WorkerThroughput() {}

  public static void main(String[] args) throws Exception {
    var settings = Map.of("intake", args[0], "tier.nano.slots", args[1]);
    int count = Integer.parseInt(args[2]);
    try (var broker = BrokerUnderTest.start();
        var cluster = new TestCluster(broker, settings);
        var _ = WorkerService.start(cluster.settings(), "nano", new FakeModel())) {
      for (int round = 0; round < 4; round++) {
        long began = System.nanoTime();
        long cpu = cpuNanos();
        for (int i = 0; i < count; i++) {
          cluster.dispatch(Subtasks.classify().of("job-" + round, i));
        }
        int ended = 0;
        while (ended < count) {
          for (var each : cluster.read(cluster.topics().subtaskResults(), SubtaskResult.class)) {
            ended += each instanceof Ended ? 1 : 0;
          }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
            "%s, %s slots: %.0f subtasks/s, %.0f us CPU each, the measuring included%n",
            args[0], args[1], count / seconds, (cpuNanos() - cpu) / 1e3 / count);
      }
    }
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }
}
