package io.tierworks.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// A Kafka broker in a child process. A new broker on the same directory finds the old data. The
/// child ends with its parent, even if the parent is killed. Thread-safe.
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final String bootstrap;
  private final String cluster;
  private final Path log;

  private BrokerProcess(Process process, String bootstrap, String cluster, Path log) {
    this.process = process;
    this.bootstrap = bootstrap;
    this.cluster = cluster;
    this.log = log;
  }

  /// The id of the cluster in a broker's folder; a new one if the folder is new.
  ///
  /// @throws UncheckedIOException if it cannot be read
  public static String cluster(Path dataDir) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(Node.logDir(dataDir).resolve(BrokerMain.META))) {
      properties.load(reader);
    } catch (NoSuchFileException _) {
      // The first start formats the folder.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("cluster.id", Uuid.randomUuid().toString());
  }

  /// The output of the broker on a folder.
  public static Path log(Path dataDir) {
    return dataDir.resolve("broker.log");
  }

  /// Starts a broker and waits until it answers, and not the broker of another cluster.
  ///
  /// @param cluster of [#cluster(Path)]
  /// @param options more options for its JVM
  /// @throws UncheckedIOException if it does not start; the text names the log
  public static BrokerProcess start(Path dataDir, int port, String cluster, List<String> options) {
    var node = Node.single(dataDir, port, FreePort.find(), Map.of());
    var all = Stream.concat(Tuning.QUICK_START.options.stream(), options.stream()).toList();
    return launch(node, cluster, all).awaitReady();
  }

  /// Starts a broker and waits until it answers. Its output goes to `broker.log` in `dataDir`.
  ///
  /// @param port 0 takes a free one; a port below 32768 avoids the ephemeral range
  /// @param overrides server settings, which override ours
  /// @throws UncheckedIOException if it does not start; the text names the log
  public static BrokerProcess start(Path dataDir, int port, Map<String, String> overrides) {
    return start(dataDir, port, overrides, Tuning.QUICK_START);
  }

  /// Starts a broker with a certain tuning and waits until it answers.
  ///
  /// @throws UncheckedIOException if it does not start; the text names the log
  public static BrokerProcess start(
      Path dataDir, int port, Map<String, String> overrides, Tuning tuning) {
    int freeOrGiven = port == 0 ? FreePort.find() : port;
    var node = Node.single(dataDir, freeOrGiven, FreePort.find(), overrides);
    return launch(node, cluster(dataDir), tuning).awaitReady();
  }

  /// Starts a new broker on a free port and waits until it answers.
  ///
  /// @param options more options for its JVM
  /// @throws UncheckedIOException if it does not start; the text names the log
  public static BrokerProcess start(Path dataDir, Tuning tuning, List<String> options) {
    var node = Node.single(dataDir, FreePort.find(), FreePort.find(), Map.of());
    var all = Stream.concat(tuning.options.stream(), options.stream()).toList();
    return launch(node, cluster(dataDir), all).awaitReady();
  }

  /// Starts a broker without waiting for it.
  static BrokerProcess launch(Node node, String cluster, Tuning tuning) {
    return launch(node, cluster, tuning.options);
  }

  private static BrokerProcess launch(Node node, String cluster, List<String> options) {
    try {
      var log = log(node.dataDir());
      var process =
          new ProcessBuilder(BrokerCommand.of(node, cluster, options))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new BrokerProcess(process, node.bootstrap(), cluster, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /// Kills the broker, like a power cut.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Stops the broker in order: it flushes its data and tells its clients.
  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }

  /// How the broker's JVM is tuned.
  public enum Tuning {
    /// Starts quickly and needs little memory, for tests and demos.
    QUICK_START("-Xmx256m", "-XX:TieredStopAtLevel=1"),
    /// Handles load for longer, for benchmarks.
    LONG_RUN("-Xmx1g", "-XX:TieredStopAtLevel=4");

    private final List<String> options;

    Tuning(String... options) {
      this.options = List.of(options);
    }
  }

  /// @throws UncheckedIOException if it does not start; the text names the log
  BrokerProcess awaitReady() {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    try (var admin = admin()) {
      while (!answers(admin)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw failed("the broker did not start; see " + log);
        }
      }
    }
    return this;
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            "100"));
  }

  private UncheckedIOException failed(String reason) {
    kill();
    return new UncheckedIOException(new IOException(reason));
  }

  /// A broker lists itself only after the cluster has admitted it.
  private boolean answers(Admin admin) {
    try {
      var found = admin.describeCluster();
      return !found.nodes().get(500, TimeUnit.MILLISECONDS).isEmpty()
          && found.clusterId().get().equals(cluster);
    } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while the broker started");
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }
}
