package io.tierworks.planner.intake;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.broker.MessageHeaders;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.JobMessage;
import io.tierworks.common.contract.Violation;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.job.Effects;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes users' messages from the topic `jobs`, checks them, and passes them on as commands keyed
/// by job id. Forwarding the same message twice is harmless, so the offset is committed after the
/// command is safe and no transaction is needed. What is no job gets a rejected result that names
/// the fault, and goes to the dead letters as it came.
public final class JobIntake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobIntake.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Topics topics;
  private final Consumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer;
  private final Thread thread;
  private final List<Future<?>> sent = new ArrayList<>();
  private volatile boolean running = true;

  private JobIntake(Topics topics, KafkaConnection kafka) {
    this.topics = topics;
    this.consumer =
        kafka.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, topics.intakeGroup(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000",
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000",
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    CooperativeStickyAssignor.class.getName()));
    this.producer = kafka.producer();
    this.thread = Thread.ofPlatform().name("job-intake").unstarted(this::run);
  }

  public static JobIntake start(Topics topics, KafkaConnection kafka) {
    var intake = new JobIntake(topics, kafka);
    intake.thread.start();
    return intake;
  }

  private void run() {
    try (consumer;
        producer) {
      consumer.subscribe(List.of(topics.jobs()));
      while (running) {
        turn();
      }
    } catch (WakeupException e) {
      LOG.atDebug().log("intake stops");
    }
  }

  private void turn() {
    try {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        forward(records);
        consumer.commitSync();
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.atWarn()
          .addKeyValue("topic", topics.jobs())
          .addKeyValue("error", e.toString())
          .log("jobs cannot be taken in; trying again");
    }
  }

  private void forward(ConsumerRecords<String, byte[]> records) {
    for (var record : records) {
      var message =
          JobMessage.read(
              record.value() == null ? new byte[0] : record.value(), Topics.MAX_PAYLOAD_BYTES);
      switch (message) {
        case JobMessage.Valid valid -> accept(record, valid);
        case JobMessage.Invalid invalid -> reject(record, invalid);
      }
    }
    awaitSent();
  }

  /// @throws KafkaException when something could not be written; the batch is read again then
  private void awaitSent() {
    producer.flush();
    try {
      for (var future : sent) {
        future.get();
      }
    } catch (ExecutionException e) {
      consumer.committed(consumer.assignment()).forEach(this::rewind);
      throw new KafkaException("jobs could not be passed on", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    } finally {
      sent.clear();
    }
  }

  private void rewind(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
    if (committed == null) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, committed);
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record, JobMessage.Valid message) {
    var id = message.job().id() == null ? derivedId(record) : message.job().id();
    var command =
        new JobCommand.Accept(
            id,
            message.job().withId(id),
            message.digest(),
            Instant.ofEpochMilli(record.timestamp()));
    var forwarded = new ProducerRecord<>(topics.jobCommands(), id, Wire.bytes(command));
    var trace = record.headers().lastHeader(MessageHeaders.TRACE);
    if (trace != null) {
      forwarded.headers().add(trace);
    }
    send(forwarded);
  }

  private void reject(ConsumerRecord<String, byte[]> record, JobMessage.Invalid message) {
    var id = derivedId(record);
    var label = message.id().map(given -> given + "~" + id).orElse(id);
    LOG.atInfo()
        .addKeyValue("jobId", label)
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("error", message.violations().toString())
        .log("message rejected");
    var received = Instant.ofEpochMilli(record.timestamp());
    var result = Effects.rejected(label, message.violations(), received, Instant.now());
    var rejection =
        new ProducerRecord<>(topics.jobResults(), message.id().orElse(id), Wire.bytes(result));
    add(
        rejection,
        MessageHeaders.cloudEvent(
            label, "job.result", "/tierworks/intake", "rejected", Instant.now()));
    send(rejection);
    send(deadLetter(record, message));
  }

  private ProducerRecord<String, byte[]> deadLetter(
      ConsumerRecord<String, byte[]> record, JobMessage.Invalid message) {
    var why = String.join("; ", message.violations().stream().map(Violation::toString).toList());
    var letter =
        DeadLetter.rejected(
            record.topic(),
            record.partition(),
            record.offset(),
            topics.intakeGroup(),
            message.reason(),
            why);
    var dead =
        new ProducerRecord<String, byte[]>(
            topics.deadJobs(), null, record.key(), record.value(), record.headers());
    add(dead, letter.headers());
    return dead;
  }

  private void send(ProducerRecord<String, byte[]> record) {
    sent.add(producer.send(record));
  }

  private static void add(ProducerRecord<String, byte[]> record, Map<String, String> headers) {
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  /// A job without an id is named after the place where it stands: the same message keeps its name
  /// however often it is read.
  private String derivedId(ConsumerRecord<String, byte[]> record) {
    return "job-%d-%d".formatted(record.partition(), record.offset());
  }

  @Override
  public void close() {
    running = false;
    consumer.wakeup();
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
