package io.tierworks.planner.kafka;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.planner.host.CoordinatorConfig;
import io.tierworks.planner.relay.GroupMembership;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Makes the clients of a planner's loops.
///
/// @param identity of this planner over restarts; names its transactions, so that a restarted
///   planner ends what its former run left open
record HostClients(HostSettings settings, Topics topics, KafkaConnection kafka, String identity) {
  private static final Duration LONG_OUTAGE = Duration.ofMinutes(1);
  private static final Duration SHORT_OUTAGE = Duration.ofSeconds(10);

  /// Longer than a transaction takes. A commit sends what waits.
  private static final Duration UNTIL_COMMIT = Duration.ofSeconds(5);

  /// A poll brings records of one partition first. Right after a start, a record takes a
  /// millisecond or more, and all partitions shall get their turn soon.
  private static final int MAX_RECORDS = 128;

  /// Joins the group, after the transactions of a former run have ended.
  ///
  /// @param number of the loop
  GroupSession join(int number, Replicas replicas, CoordinatorConfig config) {
    var transaction = transaction(number);
    var rebalance = new Rebalance();
    return new GroupSession(
        consumer(number, rebalance),
        rebalance,
        transaction,
        replicas,
        config,
        settings.membership().closeOptions());
  }

  private Transaction transaction(int number) {
    var transactional = List.of(transactional(number, "a"), transactional(number, "b"));
    var dispatching = kafka.producer();
    try {
      return new Transaction(transactional, dispatching);
    } catch (RuntimeException e) {
      dispatching.close(Duration.ZERO);
      transactional.forEach(producer -> producer.close(Duration.ZERO));
      throw e;
    }
  }

  /// The default backoff of 100 ms would be felt in each of many short transactions.
  private Producer<String, byte[]> transactional(int number, String suffix) {
    var ours = new HashMap<>(KafkaConnection.producerDefaults());
    ours.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        "%s-%s-%d%s".formatted(topics.plannerGroup(), identity, number, suffix));
    ours.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) transactionTimeout().toMillis());
    ours.put(ProducerConfig.LINGER_MS_CONFIG, (int) UNTIL_COMMIT.toMillis());
    ours.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    ours.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 50);
    return new KafkaProducer<>(
        kafka.properties(ours), new StringSerializer(), new ByteArraySerializer());
  }

  /// If the broker is away for longer, it ends the open transaction, and the planner handles the
  /// records again. Other planners have to wait for the timeout, so it is short if there are any. A
  /// planner that returns under its name ends its own open transaction.
  private Duration transactionTimeout() {
    return settings.keepsCopies() ? SHORT_OUTAGE : LONG_OUTAGE;
  }

  private Consumer<String, byte[]> consumer(int number, Rebalance rebalance) {
    var ours = new HashMap<String, Object>(GroupMembership.TIMING);
    ours.put(ConsumerConfig.GROUP_ID_CONFIG, topics.plannerGroup());
    ours.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    ours.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    ours.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
    ours.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    ours.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CoPartitionedAssignor.class.getName());
    ours.put(CoPartitionedAssignor.REBALANCE, rebalance);
    settings
        .instance()
        .ifPresent(name -> ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name + "-" + number));
    return kafka.consumer(ours);
  }
}
