package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An intake on a share group. Records are accepted soon after they are taken, so record locks need
/// not last as long as a call.
///
/// A share consumer may hold a fetched batch in its buffer while nobody polls. `release` closes the
/// consumer, which releases the batch; the next `take` joins the group again. While no broker
/// answers there is no consumer.
public final class KafkaShareIntake implements SubtaskIntake {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaShareIntake.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaConnection connection;
  private final String topic;
  private final String group;
  private final int batch;
  private @Nullable ShareMembership membership;
  private boolean disconnected;

  public KafkaShareIntake(KafkaConnection connection, String topic, String group, int batch) {
    this.connection = connection;
    this.topic = topic;
    this.group = group;
    this.batch = batch;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public List<Delivery> take(Duration wait) {
    if (disconnected && !BrokerConnectivity.canConnect(connection)) {
      LockSupport.parkNanos(wait.toNanos());
      return List.of();
    }
    disconnected = false;
    var current = membership();
    var deliveries = current.poll(wait);
    if (deliveries.isEmpty() && current.isDisconnected()) {
      disconnect();
    }
    return deliveries;
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    membership().accept(deliveries);
  }

  @Override
  public void release() {
    close();
  }

  @Override
  public void close() {
    close(CLOSE_TIMEOUT);
  }

  /// The broker releases the acquired records by itself.
  private void disconnect() {
    LOG.atWarn().addKeyValue("topic", topic).log("no broker answers; waiting for one");
    disconnected = true;
    close(Duration.ZERO);
  }

  private void close(Duration timeout) {
    var current = membership;
    membership = null;
    if (current != null) {
      current.close(timeout);
    }
  }

  private ShareMembership membership() {
    if (membership == null) {
      membership = ShareMembership.join(connection, topic, group, batch);
    }
    return membership;
  }
}
