package io.tierworks.testkit.broker;

import io.tierworks.testkit.broker.BrokerProcess.Tuning;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    var cluster = new BrokerCluster(nodes(dataDir, overrides), tuning);
    for (var node : cluster.nodes) {
      cluster.brokers.add(BrokerProcess.launch(node, cluster.cluster, tuning));
    }
    cluster.brokers.forEach(BrokerProcess::awaitReady);
    return cluster;
  }

  private static List<Node> nodes(Path dataDir, Map<String, String> overrides) {
    var ports = Stream.generate(FreePort::find).distinct().limit(2 * SIZE).toList();
    var controllers = ports.subList(SIZE, 2 * SIZE);
    var voters =
        IntStream.rangeClosed(1, SIZE)
            .mapToObj(id -> Node.voter(id, controllers.get(id - 1)))
            .collect(Collectors.joining(","));
    return IntStream.rangeClosed(1, SIZE)
        .mapToObj(id -> {
          var folder = dataDir.resolve("broker-" + id);
          int port = ports.get(id - 1);
          return new Node(id, folder, port, controllers.get(id - 1), voters, SIZE, overrides);
        })
        .toList();
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
    var broker = BrokerProcess.launch(nodes.get(index), cluster, tuning);
    brokers.set(index, broker);
    broker.awaitReady();
  }

  @Override
  public void close() {
    brokers.forEach(BrokerProcess::close);
  }
}
