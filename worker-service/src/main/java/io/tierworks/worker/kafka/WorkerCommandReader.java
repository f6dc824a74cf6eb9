package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerCommand;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the coordinator's commands as they come, from the end on, without a group: every worker
/// reads all. What it cannot read it skips.
public final class WorkerCommandReader {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerCommandReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<WorkerCommand> listener;
  private final Thread thread = Thread.ofPlatform().name("commands").unstarted(this::loop);
  private volatile boolean stopped;

  public WorkerCommandReader(
      KafkaConnection connection, Topics topics, Consumer<WorkerCommand> listener) {
    this.consumer = connection.tail(topics.workerCommands());
    this.listener = listener;
    thread.start();
  }

  public void stop() throws InterruptedException {
    stopped = true;
    consumer.wakeup();
    thread.join();
    consumer.close();
  }

  private void loop() {
    while (!stopped) {
      try {
        consumer.poll(POLL).forEach(this::obey);
      } catch (WakeupException _) {
        // Only `stop` wakes us.
      } catch (KafkaException e) {
        LOG.atWarn()
            .addKeyValue("error", e.toString())
            .log("reading commands failed; trying again");
        pause();
      }
    }
  }

  private void obey(ConsumerRecord<String, byte[]> command) {
    try {
      listener.accept(Wire.read(command.value(), WorkerCommand.class));
    } catch (MalformedMessage e) {
      LOG.atWarn()
          .addKeyValue("topic", command.topic())
          .addKeyValue("offset", command.offset())
          .addKeyValue("error", e.getMessage())
          .log("a command cannot be read; it is skipped");
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_FAULT);
    } catch (InterruptedException _) {
      stopped = true;
    }
  }
}
