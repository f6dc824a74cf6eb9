package io.tierworks.common.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.settings.Settings;
import io.tierworks.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TopicAdminTest {
  private static final Map<String, String> QUICK =
      Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");

  @Test
  void aBrokerKilledAndStartedAgainOnItsDataStillHasItsTopics(@TempDir Path data) throws Exception {
    int port;
    Settings settings;
    try (var broker = BrokerProcess.start(data, 0, QUICK)) {
      port = Integer.parseInt(broker.bootstrap().split(":")[1]);
      settings = Settings.of(Map.of("bootstrap", broker.bootstrap()));
      try (var admin = KafkaConnection.from(settings).admin()) {
        assertThat(new TopicAdmin(admin, TopicSettings.from(settings)).create())
            .hasSize(Topics.from(settings).all().size());
      }
      assertClientsFindAllTopics(settings);
      broker.kill();
    }
    try (var broker = BrokerProcess.start(data, port, QUICK);
        var admin = KafkaConnection.from(settings).admin()) {
      assertThat(new TopicAdmin(admin, TopicSettings.from(settings)).create()).isEmpty();
      assertThat(new TopicAdmin(admin, TopicSettings.from(settings)).check()).isEmpty();
      assertThat(broker.isAlive()).isTrue();
    }
  }

  private static void assertClientsFindAllTopics(Settings settings) {
    try (var reader = KafkaConnection.from(settings).reader()) {
      assertThat(Topics.from(settings).all())
          .allSatisfy(
              topic -> assertThat(reader.partitionsFor(topic.name())).hasSize(topic.partitions()));
    }
  }
}
