package io.tierworks.common.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.settings.SettingsLoader;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.ClusterResource;
import org.junit.jupiter.api.Test;

class ClusterGuardTest {
  private final AtomicInteger halts = new AtomicInteger();
  private final ClusterGuard guard = new ClusterGuard(halts::incrementAndGet);

  @Test
  void anotherClusterHaltsTheProcess() {
    guard.configure(ClusterGuard.properties("ours"));

    guard.onUpdate(new ClusterResource("theirs"));

    assertThat(halts).hasValue(1);
  }

  @Test
  void theExpectedClusterIsAcceptedAndAnUnknownOneTooUntilItIsKnown() {
    guard.configure(ClusterGuard.properties("ours"));

    guard.onUpdate(new ClusterResource(null));
    guard.onUpdate(new ClusterResource("ours"));

    assertThat(halts).hasValue(0);
  }

  @Test
  void everyClientOfAProcessHasItIfTheSettingNamesACluster() {
    var guarded = connection(Map.of("cluster-id", "ours")).properties(Map.of());

    assertThat(guarded).containsEntry("metric.reporters", ClusterGuard.class.getName());
    assertThat(connection(Map.of()).properties(Map.of())).doesNotContainKey("metric.reporters");
  }

  private static KafkaConnection connection(Map<String, String> settings) {
    return KafkaConnection.from(new SettingsLoader().environment(Map.of()).flags(settings).load());
  }
}
