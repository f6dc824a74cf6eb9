package io.tierworks.planner.kafka;

import io.tierworks.common.broker.kafka.BatchHandler;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.routing.LearnedAcceptance;
import io.tierworks.planner.routing.TierStats;
import io.tierworks.planner.routing.VerdictLog;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all of `tier.stats`, from its beginning. Logs when an alarm about a tier begins or ends.
public final class TierStatsReader implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TierStatsReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final String topic;
  private final LearnedAcceptance learned;
  private final Consumer<VerdictLog> observed;

  /// @param observed is told of each record, after it is learned
  public TierStatsReader(String topic, LearnedAcceptance learned, Consumer<VerdictLog> observed) {
    this.topic = topic;
    this.learned = learned;
    this.observed = observed;
  }

  @Override
  public void prepare(org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
    var partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
  }

  @Override
  public void handle(ConsumerRecords<String, byte[]> batch) {
    batch.forEach(this::observe);
  }

  private void observe(ConsumerRecord<String, byte[]> record) {
    try {
      observe(Wire.readOwn(record.value(), TierStats.class));
    } catch (MalformedMessage e) {
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("offset", record.offset())
          .addKeyValue("error", e.why())
          .log("a record of learned counts cannot be read and is skipped");
    }
  }

  private void observe(TierStats stats) {
    var of = stats.log().of();
    boolean before = learned.of(of).drifted();
    learned.observe(stats);
    observed.accept(stats.log());
    boolean after = learned.of(of).drifted();
    if (before != after) {
      LOG.atWarn()
          .addKeyValue("kind", of.kind())
          .addKeyValue("tier", of.tier())
          .log(
              after
                  ? "fewer answers of a tier are accepted than before; adaptive jobs start elsewhere"
                  : "the answers of a tier are accepted as before");
    }
  }

  @Override
  public Duration patience() {
    return POLL;
  }

  @Override
  public void close() {}
}
