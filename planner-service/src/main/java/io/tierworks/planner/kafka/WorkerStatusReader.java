package io.tierworks.planner.kafka;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.kafka.BatchHandler;
import io.tierworks.common.broker.kafka.TextHeaders;
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

/// Reads `worker.status` into the registry of workers and writes the planner's ticks to the same
/// topic.
public final class WorkerStatusReader implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerStatusReader.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long FORGET_AFTER_TICKS = 40_000;

  private final WorkerRegistry workers;
  private final Supplier<List<WorkerStatus.Load>> loads;
  private final String topic;
  private final TickTimer timer;
  private final Producer<String, byte[]> producer;

  /// @param loads the work of this planner, sent with each tick
  /// @param interval between two ticks
  /// @param producer closed with the reader
  public WorkerStatusReader(
      WorkerRegistry workers,
      Supplier<List<WorkerStatus.Load>> loads,
      String topic,
      Duration interval,
      Producer<String, byte[]> producer) {
    this.workers = workers;
    this.loads = loads;
    this.topic = topic;
    this.timer = new TickTimer(interval, System.nanoTime());
    this.producer = producer;
  }

  /// Seeking is lazy. Without asking for the position, the first tick could be written before the
  /// consumer knows where to read from, and never be read back.
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
    if (timer.isDue(System.nanoTime())) {
      tick();
    }
  }

  /// Until the next tick is due, and not longer than 50 ms.
  @Override
  public Duration patience() {
    return timer.untilDue(System.nanoTime(), POLL);
  }

  private void tick() {
    var planner = workers.planner();
    long number = timer.next(System.nanoTime());
    var tick = new WorkerStatus.Tick(planner, number, loads.get(), Instant.now());
    var record = new ProducerRecord<>(topic, planner, Wire.bytes(tick));
    var source = CloudEvent.source("planner", planner);
    TextHeaders.add(
        record.headers(), CloudEvent.unique(source, "worker.status", null, tick.at()).headers());
    producer.send(
        record,
        (_, error) -> {
          if (error != null) {
            LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("error", error.toString())
                .log("a tick was not written; the planner tries again");
            timer.lost();
          }
        });
    workers.prune(FORGET_AFTER_TICKS);
  }

  private void observe(byte[] value) {
    try {
      var status = Wire.read(value, WorkerStatus.class);
      workers.observe(status);
      if (status instanceof WorkerStatus.Tick tick && tick.planner().equals(workers.planner())) {
        timer.returned(tick.number());
      }
    } catch (MalformedMessage e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("error", e.why())
          .log("a worker status cannot be read and is skipped");
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
