package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// A share consumer's connections. While it has none, its two threads spin, polled or not (clients
/// 4.3.1): with a few workers beside it, that is what a killed broker then lacks to come back. So
/// one that is cut off is thrown away, and brokers are looked for in a cheaper way. One thread.
final class BrokerConnectivity {
  /// Long enough to connect for the first time, and to move to another broker.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int PROBE_MS = 500;

  private final @Nullable Metric connections;
  private long lastSeen = System.nanoTime();

  BrokerConnectivity(KafkaShareConsumer<?, ?> consumer) {
    this.connections =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("connection-count"))
            .<Metric>map(java.util.Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  /// Whether no broker has been there for some time.
  boolean isCut() {
    if (connections == null || ((Number) connections.metricValue()).doubleValue() > 0) {
      lastSeen = System.nanoTime();
    }
    return System.nanoTime() - lastSeen > PATIENCE.toNanos();
  }

  /// Whether somebody listens at one of the bootstrap addresses.
  static boolean isThere(KafkaConnection connection) {
    for (var address : connection.bootstrap().split(",")) {
      if (listens(address.strip())) {
        return true;
      }
    }
    return false;
  }

  private static boolean listens(String address) {
    var host = Utils.getHost(address);
    var port = Utils.getPort(address);
    if (host == null || port == null) {
      return true;
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
