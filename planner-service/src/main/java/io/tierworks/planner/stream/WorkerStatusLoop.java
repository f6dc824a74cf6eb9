package io.tierworks.planner.stream;

import io.tierworks.common.broker.kafka.BatchHandler;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.workers.WorkerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `worker.status` into the registry and writes the planner's ticks to it. A tick is sent
/// only after the last one has been read back. An outage of the broker thus advances the clock by
/// one tick, however long it lasts.
public final class WorkerStatusLoop implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerStatusLoop.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long FORGET_AFTER_TICKS = 40_000;

  private final WorkerRegistry workers;
  private final Supplier<List<WorkerStatus.Load>> loads;
  private final String planner;
  private final String topic;
  private final Duration interval;
  private final Producer<String, byte[]> producer;
  private volatile boolean lost;
  private long sent;
  private long returned;
  private long due = System.nanoTime();

  private WorkerStatusLoop(
      WorkerRegistry workers,
      Supplier<List<WorkerStatus.Load>> loads,
      String topic,
      Duration interval,
      KafkaConnection kafka) {
    this.workers = workers;
    this.loads = loads;
    this.planner = workers.planner();
    this.topic = topic;
    this.interval = interval;
    this.producer = kafka.producer();
  }

  /// @param loads the work of this planner, sent with each tick
  /// @param interval between two ticks
  public static ConsumerLoop start(
      WorkerRegistry workers,
      Supplier<List<WorkerStatus.Load>> loads,
      String topic,
      Duration interval,
      KafkaConnection kafka) {
    var handler = new WorkerStatusLoop(workers, loads, topic, interval, kafka);
    return ConsumerLoop.start("worker-status", kafka.reader(), handler);
  }

  /// Seeking is lazy. Without asking for the position, the first tick could be written before the
  /// consumer knows where to read from, and be missed for ever.
  @Override
  public void prepare(Consumer<String, byte[]> consumer) {
    var partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToEnd(partition);
    partition.forEach(consumer::position);
  }

  @Override
  public void handle(ConsumerRecords<String, byte[]> batch) {
    batch.forEach(record -> observe(record.value()));
    if (lost) {
      lost = false;
      returned = sent;
    }
    if (returned >= sent && System.nanoTime() >= due) {
      tick();
    }
  }

  /// Until the next tick is due, and not longer than 50 ms.
  @Override
  public Duration patience() {
    long nanos = due - System.nanoTime();
    return nanos > 0 && nanos < POLL.toNanos() ? Duration.ofNanos(nanos) : POLL;
  }

  private void tick() {
    sent++;
    due = next(System.nanoTime());
    var tick = new WorkerStatus.Tick(planner, sent, loads.get(), Instant.now());
    producer.send(
        new ProducerRecord<>(topic, planner, Wire.bytes(tick)),
        (_, error) -> {
          if (error != null) {
            LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("error", error.toString())
                .log("tick was not written");
            lost = true;
          }
        });
    workers.prune(FORGET_AFTER_TICKS);
  }

  /// A slightly late tick does not slow the clock down. Missed ticks are not caught up.
  private long next(long now) {
    boolean isLittle = now - due < interval.toNanos();
    return (isLittle ? due : now) + interval.toNanos();
  }

  private void observe(byte[] value) {
    try {
      var status = Wire.read(value, WorkerStatus.class);
      workers.observe(status);
      if (status instanceof WorkerStatus.Tick tick && tick.planner().equals(planner)) {
        returned = Math.max(returned, tick.number());
      }
    } catch (MalformedMessage e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", e.why())
          .log("unreadable worker status skipped");
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
