package io.tierworks.cli.kafka;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads events and results of one job or of all jobs. Skips messages that it cannot parse. Not
/// thread-safe.
public final class JobTail implements AutoCloseable {
  private final TopicReader reader;
  private final String resultTopic;
  private final Optional<byte[]> key;

  private JobTail(Cluster cluster, Optional<String> job) {
    var topics = cluster.topics();
    resultTopic = topics.jobResults();
    key = job.map(id -> id.getBytes(StandardCharsets.UTF_8));
    reader = new TopicReader(cluster.connection(), List.of(topics.jobEvents(), resultTopic), key);
  }

  /// Starts at the oldest kept message.
  public static JobTail ofJob(Cluster cluster, String job) {
    return new JobTail(cluster, Optional.of(job));
  }

  /// Starts at the end of the topics: for a job that has not been sent yet.
  public static JobTail ofNewJob(Cluster cluster, String job) {
    var tail = ofJob(cluster, job);
    tail.reader.skipToEnd();
    return tail;
  }

  /// Starts at the oldest kept message.
  public static JobTail ofAll(Cluster cluster) {
    return new JobTail(cluster, Optional.empty());
  }

  /// Messages since the last call, in order. Waits at most `timeout` for the first one.
  public List<TailRecord> poll(Duration timeout) {
    var records = new ArrayList<TailRecord>();
    for (var message : reader.poll(timeout)) {
      if (key.isEmpty() || Arrays.equals(key.get(), message.key())) {
        parse(message).ifPresent(records::add);
      }
    }
    return records;
  }

  /// Whether it has read all messages that existed when it was opened.
  public boolean isCaughtUp() {
    return reader.isCaughtUp();
  }

  private Optional<TailRecord> parse(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Optional.of(
          message.topic().equals(resultTopic)
              ? new TailRecord.Final(Wire.read(message.value(), JobResult.class))
              : new TailRecord.Event(Wire.read(message.value(), JobEvent.class)));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
