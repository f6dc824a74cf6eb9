package io.tierworks.common.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.settings.Settings;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is sent to topics that were made a moment ago: the leaders are just coming.
@ExtendWith(SharedBroker.class)
class FirstRecordsTest {
  /// So many that a request is turned away and the one behind it is not: with several requests
  /// under way at a time that happens.
  private static final int ROUNDS = 5;

  private static final int TOPICS = 100;
  private static final int RECORDS = 10;

  private final KafkaConnection connection;

  FirstRecordsTest(BrokerUnderTest broker) {
    connection = KafkaConnection.from(Settings.of(Map.of("bootstrap", broker.bootstrap())));
  }

  @Test
  void allAreWritten() throws Exception {
    try (var admin = connection.admin()) {
      for (int i = 0; i < ROUNDS; i++) {
        var sent = send(create(admin));
        for (var each : sent) {
          assertThat(each).succeedsWithin(Duration.ofSeconds(20));
        }
      }
    }
  }

  private static List<String> create(Admin admin) throws Exception {
    var topics = IntStream.range(0, TOPICS).mapToObj(_ -> "first-" + UUID.randomUUID()).toList();
    admin
        .createTopics(topics.stream().map(topic -> new NewTopic(topic, 1, (short) 1)).toList())
        .all()
        .get();
    return topics;
  }

  private List<Future<RecordMetadata>> send(List<String> topics) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    try (var producer = connection.producer()) {
      for (int i = 0; i < RECORDS; i++) {
        for (var topic : topics) {
          sent.add(producer.send(new ProducerRecord<>(topic, "key", new byte[] {1})));
        }
      }
      producer.close(Duration.ofSeconds(20));
    }
    return sent;
  }
}
