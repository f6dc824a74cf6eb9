package io.tierworks.testkit.broker;

import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/// Three brokers on this machine, each of them also a controller. Every topic has three replicas; a
/// record counts as written when two of them have it, so one broker may fail at a time. Not
/// thread-safe.
public final class BrokerCluster implements AutoCloseable {
  public static final int SIZE = 3;

  private final String cluster = Uuid.randomUuid().toString();
  private final Tuning tuning;
  private final List<Node> nodes;
  private final List<BrokerProcess> brokers = new ArrayList<>();

  private BrokerCluster(List<Node> nodes, Tuning tuning) {
    this.nodes = nodes;
    this.tuning = tuning;
  }

  /// Starts all brokers and waits until each answers. Each has its own folder in `dataDir`.
  ///
  /// @param overrides settings of every broker, which override ours
  /// @throws UncheckedIOException if a broker does not start; the text names its log
  public static BrokerCluster start(Path dataDir, Map<String, String> overrides, Tuning tuning) {
    try {
      var cluster = new BrokerCluster(nodes(dataDir, overrides), tuning);
      for (var node : cluster.nodes) {
        cluster.brokers.add(BrokerProcess.launch(node, cluster.cluster, tuning));
      }
      for (var broker : cluster.brokers) {
        broker.awaitReady();
      }
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Node> nodes(Path dataDir, Map<String, String> overrides) throws IOException {
    var ports = new ArrayList<Integer>();
    while (ports.size() < 2 * SIZE) {
      int port = FreePort.find();
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
    var voters = new ArrayList<String>();
    for (int i = 0; i < SIZE; i++) {
      voters.add(Node.voter(i + 1, ports.get(SIZE + i)));
    }
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < SIZE; i++) {
      nodes.add(
          new Node(
              i + 1,
              dataDir.resolve("broker-" + (i + 1)),
              ports.get(i),
              ports.get(SIZE + i),
              String.join(",", voters),
              SIZE,
              overrides));
    }
    return nodes;
  }

  public String bootstrap() {
    return nodes.stream().map(Node::bootstrap).collect(Collectors.joining(","));
  }

  /// @param index from 0
  public BrokerProcess broker(int index) {
    return brokers.get(index);
  }

  /// Starts a stopped broker on its data and waits until it answers.
  ///
  /// @throws UncheckedIOException if it does not start; the text names its log
  public void restart(int index) {
    try {
      var broker = BrokerProcess.launch(nodes.get(index), cluster, tuning);
      brokers.set(index, broker);
      broker.awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    brokers.forEach(BrokerProcess::close);
  }
}
