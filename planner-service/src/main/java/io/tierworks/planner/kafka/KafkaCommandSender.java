package io.tierworks.planner.kafka;

import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes the commands that the API takes with its own producer. Thread-safe.
///
/// @param planner names itself as the source of the commands
/// @param producer closed with the sender
public record KafkaCommandSender(String topic, String planner, Producer<String, byte[]> producer)
    implements Consumer<JobCommand>, AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(2);

  /// Returns when all in-sync replicas have the command.
  ///
  /// @throws IllegalStateException if the broker refuses it or does not confirm it in time
  @Override
  public void accept(JobCommand command) {
    var record = new ProducerRecord<>(topic, command.id(), Wire.bytes(command));
    var source = CloudEvent.source("planner", planner);
    var event = CloudEvent.unique(source, "job.command", command.id(), Instant.now());
    TextHeaders.add(record.headers(), event.headers());
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the command was not written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the command was not written", e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
