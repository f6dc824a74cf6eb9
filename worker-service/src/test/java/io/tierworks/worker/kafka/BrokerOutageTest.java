package io.tierworks.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.broker.kafka.TopicAdmin;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import io.tierworks.testkit.broker.BrokerProcess;
import io.tierworks.worker.pool.SubtaskIntake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Kills the broker and starts it again.
@Isolated("it counts the threads of Kafka clients")
class BrokerOutageTest {
  private static final Duration WAIT = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String CLIENT_THREAD = "consumer_background_thread";

  private @TempDir Path folder;

  @Test
  void aShareIntakeClosesItsClientDuringAnOutageAndGoesOnAfterIt() throws Exception {
    var broker = BrokerProcess.start(folder, 0, Map.of());
    var settings = settings(broker.bootstrap());
    create(settings);
    var others = clientThreads();
    var intake = Intakes.open("share", settings, 8);
    send(settings, "before");
    awaitTaken(intake, "before");
    assertThat(newClientThreads(others)).hasSameSizeAs(KafkaShareIntake.batches(8));

    broker.kill();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .until(() -> intake.take(8, WAIT).isEmpty() && newClientThreads(others).isEmpty());

    broker = BrokerProcess.start(folder, port(broker), Map.of());
    send(settings, "after");
    awaitTaken(intake, "after");
    intake.close();
    broker.close();
  }

  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(CLIENT_THREAD))
        .collect(Collectors.toSet());
  }

  /// Clients of other tests may still be closing.
  private static Set<Thread> newClientThreads(Set<Thread> others) {
    var all = clientThreads();
    all.removeAll(others);
    return all;
  }

  private static void awaitTaken(SubtaskIntake intake, String value) {
    var seen = new ArrayList<String>();
    Awaitility.await(value)
        .atMost(PATIENCE)
        .pollInSameThread()
        .until(() -> {
          var taken = intake.take(8, WAIT);
          taken.forEach(each -> seen.add(new String(each.value(), StandardCharsets.UTF_8)));
          intake.accept(taken);
          return seen.contains(value);
        });
  }

  private static void send(Settings settings, String value) throws Exception {
    try (var producer = KafkaConnection.from(settings).producer()) {
      var topic = Topics.from(settings).subtasks("nano");
      producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private static void create(Settings settings) throws Exception {
    try (var admin = KafkaConnection.from(settings).admin()) {
      new TopicAdmin(admin, TopicSettings.from(settings)).create();
    }
  }

  private static Settings settings(String bootstrap) {
    return new SettingsLoader().environment(Map.of()).flags(Map.of("bootstrap", bootstrap)).load();
  }

  private static int port(BrokerProcess broker) {
    var address = broker.bootstrap();
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }
}
