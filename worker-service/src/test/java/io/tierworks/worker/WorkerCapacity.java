package io.tierworks.worker;

import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.testkit.BrokerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures one worker process with many calls in flight over HTTP: how soon all slots are busy,
/// and how much memory the process takes. Run it by hand, with the slots, the seconds of a call,
/// the bytes of an answer and JVM options of the worker as arguments.
final class WorkerCapacity {
  private static final int WARM_UP = 20_000;

  private WorkerCapacity() {}

  public static void main(String[] args) throws Exception {
    int slots = Integer.parseInt(args[0]);
    var options = List.of(args).subList(3, args.length);
    try (var broker = BrokerUnderTest.start();
        var endpoint = SlowEndpoint.start(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        var cluster = new TestCluster(broker, Map.of())) {
      var worker = worker(cluster, endpoint, slots, options);
      try {
        warmUp(cluster, endpoint);
        measure(cluster, endpoint, worker, slots);
      } finally {
        worker.destroy();
        worker.waitFor();
      }
    }
  }

  private static void warmUp(TestCluster cluster, SlowEndpoint endpoint) {
    endpoint.quick(true);
    for (int i = 0; i < WARM_UP; i++) {
      cluster.dispatch(Subtasks.classify().of("warm", i));
    }
    await(cluster, WARM_UP);
    endpoint.quick(false);
  }

  private static void measure(TestCluster cluster, SlowEndpoint endpoint, Process worker, int slots)
      throws InterruptedException {
    long began = System.nanoTime();
    for (int i = 0; i < slots; i++) {
      cluster.dispatch(Subtasks.classify().of("job", i));
    }
    while (endpoint.open() < slots) {
      Thread.sleep(20);
      if (System.nanoTime() - began > 60_000_000_000L) {
        System.out.printf("only %d calls in flight after 60 s%n", endpoint.open());
        break;
      }
    }
    System.out.printf(
        "%d calls in flight after %.1f s; resident %s%n",
        endpoint.open(), (System.nanoTime() - began) / 1e9, resident(worker));
    await(cluster, slots);
    System.out.printf(
        "all reported after %.1f s; resident at most %s%n",
        (System.nanoTime() - began) / 1e9, resident(worker));
  }

  private static void await(TestCluster cluster, int count) {
    int ended = 0;
    while (ended < count) {
      for (var each : cluster.read(cluster.topics().subtaskResults(), SubtaskResult.class)) {
        ended += each instanceof Ended ? 1 : 0;
      }
    }
  }

  private static String resident(Process worker) {
    try {
      return Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .findFirst()
          .orElse("?");
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Process worker(
      TestCluster cluster, SlowEndpoint endpoint, int slots, List<String> options)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(WorkerMain.class.getName(), "--tier=nano"));
    Map.of(
            "bootstrap", cluster.settings().text("bootstrap"),
            "topics.prefix", cluster.settings().text("topics.prefix"),
            "topics.partitions", "1",
            "tier.nano.slots", Integer.toString(slots),
            "tier.nano.url", endpoint.url(),
            "tier.nano.timeout", "120s",
            "worker.http-port", "-1")
        .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return new ProcessBuilder(command).inheritIO().start();
  }
}
