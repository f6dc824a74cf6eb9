package io.tierworks.worker.kafka;

import io.tierworks.common.settings.Settings;
import io.tierworks.worker.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A process that takes a batch, does not accept it and waits to be killed.
record HeldByAChild(Process process, BufferedReader output) {
  private static final String TAKEN = "taken";

  static HeldByAChild start(String kind, TestCluster cluster) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeldByAChild.class.getName(),
                kind,
                cluster.settings().text("bootstrap"),
                cluster.settings().text("topics.prefix"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new HeldByAChild(process, process.inputReader());
  }

  void awaitTaken() throws IOException {
    var line = output.readLine();
    while (line != null && !line.equals(TAKEN)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("the child ended before it had taken anything");
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] args) throws InterruptedException {
    var settings = Settings.of(Map.of("bootstrap", args[1], "topics.prefix", args[2]));
    var intake = Intakes.open(args[0], settings, 4);
    while (intake.take(4, Duration.ofMillis(100)).isEmpty()) {
      Thread.onSpinWait();
    }
    System.out.println(TAKEN);
    new CountDownLatch(1).await();
  }
}
