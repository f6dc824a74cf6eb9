package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.settings.Settings;
import io.tierworks.planner.relay.GroupMembership;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostSettingsTest {
  @Test
  void aNamedPlannerWithoutCopiesElsewhereKeepsItsPlace() {
    assertThat(membership(Map.of("planner.instance", "p-1")))
        .isEqualTo(new GroupMembership(Optional.of("p-1"), false));
  }

  @Test
  void oneWhoseStateOthersHoldLeavesToThemAtOnce() {
    assertThat(membership(Map.of("planner.instance", "p-1", "planner.standbys", "1")))
        .isEqualTo(new GroupMembership(Optional.of("p-1"), true));
  }

  @Test
  void oneWithoutANameCannotComeBackToItsPlace() {
    var nameless = new GroupMembership(Optional.empty(), true);
    assertThat(membership(Map.of())).isEqualTo(nameless);
    assertThat(membership(Map.of("planner.instance", " "))).isEqualTo(nameless);
  }

  private static GroupMembership membership(Map<String, String> flags) {
    return HostSettings.from(Settings.of(flags)).membership();
  }
}
