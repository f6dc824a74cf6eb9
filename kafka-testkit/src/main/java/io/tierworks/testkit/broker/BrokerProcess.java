package io.tierworks.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// A running Kafka in a child process. A start on the same directory finds the data of the last
/// one. The child ends with its parent, however that ends. Thread-safe.
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /// A terminal sends Ctrl-C to all of us; it is the parent who stops the broker, last of all.
  private static final String WITHOUT_CTRL_C = "trap '' INT HUP; exec \"$@\"";

  private final Process process;
  private final String bootstrap;
  private final Path log;

  private BrokerProcess(Process process, String bootstrap, Path log) {
    this.process = process;
    this.bootstrap = bootstrap;
    this.log = log;
  }

  /// Starts a broker and waits until it answers. Its output goes to `broker.log` in `dataDir`.
  ///
  /// @param port 0 takes a free one; a port below 32768 avoids the ephemeral range
  /// @param overrides server settings that win over ours
  /// @throws UncheckedIOException when it does not start; the text names the log
  public static BrokerProcess start(Path dataDir, int port, Map<String, String> overrides) {
    return start(dataDir, port, overrides, Tuning.QUICK_START);
  }

  /// As above, tuned for a purpose.
  ///
  /// @throws UncheckedIOException when it does not start; the text names the log
  public static BrokerProcess start(
      Path dataDir, int port, Map<String, String> overrides, Tuning tuning) {
    try {
      var node =
          Node.single(dataDir, port == 0 ? FreePort.find() : port, FreePort.find(), overrides);
      var broker = launch(node, Uuid.randomUuid().toString(), tuning);
      broker.awaitReady();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Does not wait until it answers.
  static BrokerProcess launch(Node node, String cluster, Tuning tuning) throws IOException {
    Files.createDirectories(node.dataDir());
    var log = node.dataDir().resolve("broker.log");
    var process =
        new ProcessBuilder(command(node.write(), node.dataDir().resolve("logs"), cluster, tuning))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new BrokerProcess(process, node.bootstrap(), log);
  }

  public String bootstrap() {
    return bootstrap;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Ends it as a power cut would.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Ends it in order: data flushed, clients told.
  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }

  /// What the broker's JVM is made for.
  public enum Tuning {
    /// Up soon, small: tests and demos.
    QUICK_START("-Xmx256m", "-XX:TieredStopAtLevel=1"),
    /// Under load for longer: benchmarks.
    LONG_RUN("-Xmx1g", "-XX:TieredStopAtLevel=4");

    private final String heap;
    private final String compiler;

    Tuning(String heap, String compiler) {
      this.heap = heap;
      this.compiler = compiler;
    }
  }

  private static List<String> command(Path settings, Path logs, String cluster, Tuning tuning) {
    return List.of(
        "/bin/sh",
        "-c",
        WITHOUT_CTRL_C,
        "broker",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        tuning.heap,
        "-XX:+UseSerialGC",
        tuning.compiler,
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dlogback.configurationFile=embedded-broker-logback.xml",
        "-cp",
        System.getProperty("java.class.path"),
        BrokerMain.class.getName(),
        settings.toString(),
        logs.toString(),
        cluster);
  }

  void awaitReady() throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "100"))) {
      while (!answers(admin)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          kill();
          throw new IOException("the broker did not start; see " + log);
        }
      }
    }
  }

  /// A broker describes itself only after it has been admitted to the cluster.
  private boolean answers(Admin admin) throws IOException {
    try {
      return !admin.describeCluster().nodes().get(500, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      kill();
      throw new IOException("interrupted while the broker started");
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
