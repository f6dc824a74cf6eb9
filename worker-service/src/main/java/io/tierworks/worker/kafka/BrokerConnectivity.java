package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Watches the connections of a share consumer. Used by one thread.
///
/// The two threads of a share consumer without a connection run in a busy loop, polled or not
/// (clients 4.3.1). A few such workers take the processor time that a broker on the same machine
/// needs to restart. So the intake closes a disconnected consumer and probes the brokers with
/// [#canConnect].
final class BrokerConnectivity {
  /// Long enough for the first connection, and for a move to another broker.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final int PROBE_TIMEOUT_MS = 500;

  private final @Nullable Metric connections;
  private long lastConnected = System.nanoTime();

  BrokerConnectivity(ShareConsumer<?, ?> consumer) {
    this.connections =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("connection-count"))
            .<Metric>map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  /// Whether there has been no connection for some time.
  boolean isLost() {
    if (connections == null || ((Number) connections.metricValue()).doubleValue() > 0) {
      lastConnected = System.nanoTime();
    }
    return System.nanoTime() - lastConnected > TOLERANCE.toNanos();
  }

  /// Whether one of the bootstrap addresses accepts connections.
  static boolean canConnect(KafkaConnection connection) {
    return Stream.of(connection.bootstrap().split(","))
        .map(String::strip)
        .anyMatch(BrokerConnectivity::accepts);
  }

  private static boolean accepts(String address) {
    var host = Utils.getHost(address);
    var port = Utils.getPort(address);
    if (host == null || port == null) {
      return true;
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_TIMEOUT_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
