package io.tierworks.common.broker.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Halts the process as soon as a client finds brokers of another cluster than the expected one,
/// before it joins a group or writes there. Every client learns the cluster with its first metadata
/// and again after each reconnect; Kafka tells it to this class as a metrics reporter.
public final class ClusterGuard implements MetricsReporter, ClusterResourceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterGuard.class);
  private static final String EXPECTED = "tierworks.cluster-id";
  private static final int WRONG_USAGE = 2;

  private final Runnable halt;
  private String expected = "";

  /// Kafka creates it by name.
  public ClusterGuard() {
    this(() -> Runtime.getRuntime().halt(WRONG_USAGE));
  }

  ClusterGuard(Runnable halt) {
    this.halt = halt;
  }

  /// The client properties that set a guard.
  ///
  /// @param cluster empty accepts any
  static Map<String, String> properties(String cluster) {
    return cluster.isEmpty()
        ? Map.of()
        : Map.of("metric.reporters", ClusterGuard.class.getName(), EXPECTED, cluster);
  }

  @Override
  public void configure(Map<String, ?> properties) {
    expected = String.valueOf(properties.get(EXPECTED));
  }

  @Override
  public void onUpdate(ClusterResource found) {
    if (found.clusterId() != null && !found.clusterId().equals(expected)) {
      LOG.atError()
          .addKeyValue("found", found.clusterId())
          .addKeyValue("expected", expected)
          .log(
              "the broker belongs to another cluster; this process stops. Correct bootstrap or cluster-id");
      halt.run();
    }
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}

  @Override
  public void close() {}
}
