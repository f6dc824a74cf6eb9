package io.tierworks.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.plan.ToolOffers;
import io.tierworks.planner.routing.AcceptanceSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerSettingsTest {
  @Test
  void theDefaultsAreValid() {
    var settings = PlannerSettings.from(Settings.of(Map.of()));
    assertThat(settings.leases().leaseTicks()).isEqualTo(10);
    assertThat(settings.policy(ToolOffers.NOTHING, AcceptanceSource.NOTHING).window())
        .isEqualTo(256);
    assertThat(settings.policy(ToolOffers.NOTHING, AcceptanceSource.NOTHING).retention())
        .isEqualTo(Duration.ofDays(7));
    assertThat(settings.name()).startsWith("planner-").isNotEqualTo(settings.name());
  }

  @ParameterizedTest
  @CsvSource({
    "planner.tick, PT0S",
    "planner.lease, PT0.05S",
    "planner.window-tier, 0",
    "planner.window-job, 0",
    "planner.threads, 0",
    "planner.standbys, -1",
    "planner.store-memory-mib, 0",
    "planner.http-port, 65536",
    "job.max-cost, 0",
    "job.max-time, PT0S",
    "job.max-subtasks, 0",
    "job.max-rounds, -1",
    "job.max-attempts, 0",
    "job.max-replans, 3",
    "planner.audit.share, 1.1",
    "planner.audit.budget, -0.1"
  })
  void anInvalidValueIsNamedByItsKey(String key, String value) {
    assertThatThrownBy(() -> PlannerSettings.from(Settings.of(Map.of(key, value))))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(key);
  }

  @Test
  void aWorkspaceWithoutTenantsIsOpenToAll() {
    var settings =
        Settings.of(
            Map.of(
                "workspace.shop.path", "/workspaces/shop",
                "workspace.law.tenants", "legal, sales",
                "workspace.all.tenants", ""));
    assertThat(
            PlannerSettings.from(settings)
                .policy(ToolOffers.NOTHING, AcceptanceSource.NOTHING)
                .tools()
                .tenants()
                .byWorkspace())
        .containsOnly(Map.entry("law", Set.of("legal", "sales")));
  }

  @Test
  void theFaultsOfAllPartsAreReportedAtOnce() {
    var wrong = new HashMap<String, String>();
    wrong.put("planner.threads", "0");
    wrong.put("job.max-attempts", "0");
    wrong.put("planner.http-port", "-1");
    assertThatThrownBy(() -> PlannerSettings.from(Settings.of(wrong)))
        .hasMessageContainingAll(wrong.keySet().toArray(String[]::new));
  }
}
