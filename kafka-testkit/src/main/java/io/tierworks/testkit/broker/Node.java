package io.tierworks.testkit.broker;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// The server settings of one broker that is also a controller. Groups form quickly, topics are not
/// created by accident, and a killed broker may soon join again.
///
/// @param voters all controllers, as `id@host:port`, comma-separated
/// @param replicas of every topic, internal topics included
record Node(
    int id,
    Path dataDir,
    int port,
    int controllerPort,
    String voters,
    int replicas,
    Map<String, String> overrides) {
  static final String HOST = "127.0.0.1";

  /// The only broker of its cluster.
  static Node single(Path dataDir, int port, int controllerPort, Map<String, String> overrides) {
    return new Node(1, dataDir, port, controllerPort, voter(1, controllerPort), 1, overrides);
  }

  static String voter(int id, int controllerPort) {
    return "%d@%s:%d".formatted(id, HOST, controllerPort);
  }

  String bootstrap() {
    return HOST + ":" + port;
  }

  Path logDir() {
    return logDir(dataDir);
  }

  static Path logDir(Path dataDir) {
    return dataDir.resolve("logs");
  }

  /// @return the file written
  Path write() throws IOException {
    Files.createDirectories(dataDir);
    var file = dataDir.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties().store(writer, null);
    }
    return file;
  }

  private Properties properties() {
    var all = new Properties();
    all.putAll(role());
    all.putAll(node());
    all.putAll(internalTopics());
    all.putAll(recovery());
    all.putAll(groups());
    all.putAll(overrides);
    return all;
  }

  private static Map<String, String> role() {
    return Map.of(
        "process.roles", "broker,controller",
        "controller.listener.names", "CONTROLLER",
        "auto.create.topics.enable", "false",
        "log.cleaner.dedupe.buffer.size", "2097152");
  }

  private Map<String, String> node() {
    return Map.of(
        "node.id", Integer.toString(id),
        "log.dirs", logDir().toString(),
        "listeners",
            "PLAINTEXT://%s,CONTROLLER://%s:%d".formatted(bootstrap(), HOST, controllerPort),
        "advertised.listeners", "PLAINTEXT://" + bootstrap(),
        "controller.quorum.voters", voters());
  }

  private Map<String, String> internalTopics() {
    var copies = Integer.toString(replicas);
    var inSync = Integer.toString(Math.max(1, replicas - 1));
    return Map.of(
        "default.replication.factor", copies,
        "min.insync.replicas", inSync,
        "offsets.topic.num.partitions", "4",
        "offsets.topic.replication.factor", copies,
        "transaction.state.log.num.partitions", "4",
        "transaction.state.log.replication.factor", copies,
        "transaction.state.log.min.isr", inSync,
        "share.coordinator.state.topic.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", copies,
        "share.coordinator.state.topic.min.isr", inSync);
  }

  /// A killed broker may join again when its old session has ended.
  ///
  /// The interval for aborting timed-out transactions stays at 10 s. With a shorter one, a broker
  /// that has just started looks while its partitions have no leader yet, takes them for deleted,
  /// and never ends their transactions (4.3.1).
  private static Map<String, String> recovery() {
    return Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");
  }

  private static Map<String, String> groups() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "group.share.min.heartbeat.interval.ms", "250",
        "group.share.heartbeat.interval.ms", "500",
        "group.share.min.assignment.interval.ms", "100",
        "group.share.assignment.interval.ms", "100",
        "group.share.min.record.lock.duration.ms", "1000",
        "group.share.max.partition.max.record.locks", "10000",
        "group.share.max.size", "1000");
  }
}
