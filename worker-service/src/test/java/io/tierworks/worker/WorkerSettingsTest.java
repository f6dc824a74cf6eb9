package io.tierworks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
  private static final long MIB = 1024 * 1024;

  @Test
  void slotsThatDoNotFitTheHeapAreRefusedWithBothNumbers() {
    var tier = TierSettings.from(Settings.of(Map.of("tier.nano.slots", "10000")), "nano");
    new SlotMemory(689 * MIB).check(tier);
    assertThatThrownBy(() -> new SlotMemory(256 * MIB).check(tier))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("tier.nano.slots")
        .hasMessageContaining("10,000 calls")
        .hasMessageContaining("at least 689 MiB")
        .hasMessageContaining("has 256 MiB");
  }

  @Test
  void aWorkerWithMoreSlotsThanItsHeapHoldsDoesNotStart() {
    var settings = Settings.of(Map.of("tier.nano.slots", "100000000"));
    assertThatThrownBy(() -> WorkerSettings.from(settings, "nano"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("100,000,000 calls at once need a heap");
  }

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
  void whoMayNameAWorkspaceIsNoFolder(@TempDir Path folder) {
    var settings =
        Settings.of(
            Map.of("workspace.shop.path", folder.toString(), "workspace.shop.tenants", "sales"));
    assertThat(WorkerSettings.from(settings, "nano").tools().workspaces()).containsOnlyKeys("shop");
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
