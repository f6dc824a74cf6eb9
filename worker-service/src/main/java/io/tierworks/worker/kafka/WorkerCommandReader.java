package io.tierworks.worker.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.BatchHandler;
import io.tierworks.common.broker.kafka.ConsumerLoop;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.worker.WorkerCommand;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands the planner's commands to a listener. Every worker reads all commands, without a group and
/// from the end of the topic on. Unreadable commands are skipped with a warning.
public final class WorkerCommandReader implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerCommandReader.class);

  private final Consumer<WorkerCommand> listener;

  private WorkerCommandReader(Consumer<WorkerCommand> listener) {
    this.listener = listener;
  }

  /// The listener gets every command that is written after this call. It runs on the loop's thread.
  public static ConsumerLoop start(
      KafkaConnection connection, Topics topics, Consumer<WorkerCommand> listener) {
    return ConsumerLoop.start(
        "worker-commands",
        connection.tail(topics.workerCommands()),
        new WorkerCommandReader(listener));
  }

  @Override
  public void handle(ConsumerRecords<String, byte[]> batch) {
    batch.forEach(this::read);
  }

  private void read(ConsumerRecord<String, byte[]> command) {
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
}
