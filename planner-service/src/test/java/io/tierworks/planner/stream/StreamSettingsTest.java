package io.tierworks.planner.stream;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
  @Test
  void aNamedPlannerWithoutCopiesElsewhereKeepsItsPlace() {
    var settings = settings(Map.of("planner.instance", "p-1"));
    assertThat(StreamSettings.atTheEnd(settings)).isEqualTo(REMAIN_IN_GROUP);
    assertThat(PlannerStreams.keepsItsPlace(settings)).isTrue();
  }

  @Test
  void oneWhoseStateOthersHoldLeavesToThemAtOnce() {
    var settings = settings(Map.of("planner.instance", "p-1", "planner.standbys", "1"));
    assertThat(StreamSettings.atTheEnd(settings)).isEqualTo(LEAVE_GROUP);
    assertThat(PlannerStreams.keepsItsPlace(settings)).isFalse();
  }

  @Test
  void oneWithoutANameCannotComeBackToItsPlace() {
    assertThat(StreamSettings.atTheEnd(settings(Map.of()))).isEqualTo(LEAVE_GROUP);
    assertThat(StreamSettings.atTheEnd(settings(Map.of("planner.instance", " "))))
        .isEqualTo(LEAVE_GROUP);
  }

  private static Settings settings(Map<String, String> flags) {
    return new SettingsLoader().environment(Map.of()).flags(flags).load();
  }
}
