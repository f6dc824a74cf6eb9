package io.tierworks.cli.kafka;

import io.tierworks.cli.command.CliException;
import io.tierworks.common.broker.CloudEvent;
import io.tierworks.common.broker.kafka.TextHeaders;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Wire;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends jobs and commands. Not thread-safe.
public final class JobSender implements AutoCloseable {
  static final String SOURCE = CloudEvent.source("cli");

  private final Cluster cluster;
  private final Producer<String, byte[]> producer;

  public JobSender(Cluster cluster) {
    this.cluster = cluster;
    this.producer = cluster.connection().producer();
  }

  /// The position of a sent record about a job.
  public record Sent(String job, String topic, int partition, long offset) {}

  /// Returns when all in-sync replicas have the record.
  ///
  /// @throws CliException if the broker rejects it or does not confirm it in time
  public Sent job(String id, byte[] body) throws InterruptedException {
    return send(cluster.topics().jobs(), id, "job", body);
  }

  /// @throws CliException if the broker rejects it or does not confirm it in time
  public Sent command(JobCommand command) throws InterruptedException {
    return send(cluster.topics().jobCommands(), command.id(), "job.command", Wire.bytes(command));
  }

  private Sent send(String topic, String id, String type, byte[] body) throws InterruptedException {
    var message = new ProducerRecord<>(topic, id, body);
    TextHeaders.add(
        message.headers(), CloudEvent.unique(SOURCE, type, id, Instant.now()).headers());
    try {
      var at = producer.send(message).get();
      return new Sent(id, at.topic(), at.partition(), at.offset());
    } catch (ExecutionException e) {
      throw Cluster.notWritten(topic, e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
