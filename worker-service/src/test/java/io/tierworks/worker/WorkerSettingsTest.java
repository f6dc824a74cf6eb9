package io.tierworks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "worker.heartbeat, 0s",
    "worker.grace, PT-1S",
    "worker.http-port, 65536",
    "worker.http-port, -2",
    "tier.nano.slots, 0",
    "tier.nano.max-tries, 0",
    "tier.nano.url, https://user@host.example/v1",
    "tier.nano.key, two words",
  })
  void aValueOutOfRangeIsRejectedWithItsKey(String key, String value) {
    var settings = Settings.of(Map.of(key, value));
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> WorkerService.start(settings, "nano").close())
        .withMessageContaining(key);
  }

  @Test
  void everyRunHasItsOwnId() {
    var settings = Settings.of(Map.of("worker.instance", "w"));
    var first = WorkerSettings.from(settings, "nano").id();
    assertThat(first).startsWith("w-");
    assertThat(WorkerSettings.from(settings, "nano").id()).isNotEqualTo(first);
  }

  @Test
  void withoutAnInstanceNameTheIdBeginsWithTheTier() {
    assertThat(WorkerSettings.from(Settings.of(Map.of()), "nano").id()).startsWith("nano-");
  }
}
