package io.tierworks.worker.kafka;

import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.worker.pool.Delivery;
import io.tierworks.worker.pool.SubtaskIntake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An intake on a share group (Kafka 4.2 and newer). Its members can share one partition, so the
/// partition count limits nothing, and the broker redelivers a dead worker's records at once.
///
/// The number of records of a poll is a fixed setting of a share consumer. So there are several
/// memberships of different batch, and a take polls the largest one that fits. While no broker
/// answers there is none.
public final class KafkaShareIntake implements SubtaskIntake {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaShareIntake.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final long PROBE_MILLIS = 250;

  /// Bounds what one request locks: the broker allows 4,000 locked records of a tier.
  private static final int LARGEST_BATCH = 512;

  private static final int BATCH_RATIO = 4;

  /// A busy worker mostly has one to three free slots, so a batch of two follows this one.
  private static final int SMALL_BATCH = 8;

  private final KafkaConnection connection;
  private final String topic;
  private final String group;
  private final int slots;
  private final Thread watch = Thread.ofVirtual().name("connectivity").unstarted(this::watch);

  /// By batch, the largest first; empty before the first take and without a broker.
  private volatile List<ShareMembership> memberships = List.of();

  private volatile boolean woken;
  private volatile boolean lost;
  private boolean disconnected;

  /// The membership of the last take.
  private @Nullable ShareMembership current;

  /// @param slots the largest number of records of one take
  public KafkaShareIntake(KafkaConnection connection, String topic, String group, int slots) {
    this.connection = connection;
    this.topic = topic;
    this.group = group;
    this.slots = slots;
    watch.start();
  }

  /// All slots, a quarter of each, and at the end two records and one: few memberships, because
  /// each counts in the group's size, and few takes until all slots are busy.
  static List<Integer> batches(int slots) {
    int largest = Math.min(slots, LARGEST_BATCH);
    return IntStream.iterate(largest, size -> size > 0, KafkaShareIntake::smaller).boxed().toList();
  }

  private static int smaller(int size) {
    int quarter = size / BATCH_RATIO;
    return quarter < SMALL_BATCH ? Math.min(2, size - 1) : quarter;
  }

  @Override
  public List<Delivery> take(int atMost, Duration wait) {
    if (disconnected && !BrokerConnectivity.canConnect(connection)) {
      pause();
      return List.of();
    }
    disconnected = false;
    var deliveries = poll(atMost, wait);
    woken = false;
    if (deliveries.isEmpty()) {
      closeIfLost();
    }
    return deliveries;
  }

  private List<Delivery> poll(int atMost, Duration wait) {
    try {
      var next = fitting(atMost);
      if (next != current || woken) {
        flush();
      }
      current = next;
      return woken ? List.of() : next.poll(wait);
    } catch (RuntimeException e) {
      close(CLOSE_TIMEOUT);
      throw e;
    }
  }

  /// A membership whose poll has returned nothing may have acquired records since. So it comes
  /// first, or leaves the group if it does not fit any more.
  private ShareMembership fitting(int atMost) {
    if (current != null && current.mayHoldRecords() && current.batch() > atMost) {
      close(CLOSE_TIMEOUT);
    }
    if (memberships.isEmpty()) {
      memberships = join();
    }
    return current != null && current.mayHoldRecords()
        ? current
        : memberships.stream().filter(each -> each.batch() <= atMost).findFirst().orElseThrow();
  }

  private List<ShareMembership> join() {
    return batches(slots).stream()
        .map(batch -> ShareMembership.join(connection, topic, group, batch))
        .toList();
  }

  @Override
  public void wakeUp() {
    woken = true;
    memberships.forEach(ShareMembership::wakeUp);
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    if (current != null) {
      current.accept(deliveries);
    }
  }

  @Override
  public void flush() {
    if (current != null) {
      current.flush();
    }
  }

  @Override
  public void release() {
    closeIfLost();
    flush();
    if (current != null && current.mayHoldRecords()) {
      close(CLOSE_TIMEOUT);
    }
  }

  @Override
  public void close() {
    watch.interrupt();
    close(CLOSE_TIMEOUT);
  }

  /// The broker releases the acquired records by itself.
  private void closeIfLost() {
    if (lost) {
      LOG.atWarn().addKeyValue("topic", topic).log("no broker answers; waiting for one");
      disconnected = true;
      close(Duration.ZERO);
      lost = false;
    }
  }

  private void close(Duration timeout) {
    var closing = memberships;
    memberships = List.of();
    current = null;
    closing.forEach(each -> each.close(timeout));
  }

  /// Ends a poll when the connection to the brokers is lost, until the intake is closed.
  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      if (memberships.stream().anyMatch(ShareMembership::isDisconnected)) {
        lost = true;
        memberships.forEach(ShareMembership::wakeUp);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
