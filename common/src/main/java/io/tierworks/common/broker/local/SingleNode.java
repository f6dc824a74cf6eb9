package io.tierworks.common.broker.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// The server settings of a broker that is alone: every internal topic has one replica, groups form
/// fast, topics are made only on purpose.
record SingleNode(Path dataDir, int port, int controllerPort, Map<String, String> overrides) {
  static final String HOST = "127.0.0.1";

  String bootstrap() {
    return HOST + ":" + port;
  }

  /// @return the file written
  Path write() throws IOException {
    var file = dataDir.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties().store(writer, null);
    }
    return file;
  }

  private Properties properties() {
    var all = new Properties();
    all.putAll(node());
    all.putAll(internalTopics());
    all.putAll(groups());
    all.putAll(overrides);
    return all;
  }

  private Map<String, String> node() {
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "log.dirs", dataDir.resolve("logs").toString(),
        "listeners",
            "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort),
        "advertised.listeners", "PLAINTEXT://" + bootstrap(),
        "controller.listener.names", "CONTROLLER",
        "controller.quorum.voters", "1@%s:%d".formatted(HOST, controllerPort),
        "auto.create.topics.enable", "false",
        "log.cleaner.dedupe.buffer.size", "2097152");
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.num.partitions", "4",
        "offsets.topic.replication.factor", "1",
        "transaction.state.log.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1");
  }

  private static Map<String, String> groups() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "group.share.min.heartbeat.interval.ms", "250",
        "group.share.heartbeat.interval.ms", "250",
        "group.share.min.assignment.interval.ms", "100",
        "group.share.assignment.interval.ms", "100",
        "group.share.min.record.lock.duration.ms", "1000",
        "group.share.max.partition.max.record.locks", "10000",
        "group.share.max.size", "1000");
  }
}
