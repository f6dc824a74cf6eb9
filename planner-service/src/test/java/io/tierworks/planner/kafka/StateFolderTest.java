package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.settings.InvalidSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private @TempDir Path folder;

  @Test
  void aFolderInUseIsRefusedWithTheSettingThatHelps() {
    try (var _ = StateFolder.enter(folder, "planner")) {
      assertThatThrownBy(() -> StateFolder.enter(folder, "planner"))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("planner.state-dir")
          .hasMessageContaining("another planner");
    }
  }

  @Test
  void installationsInOneFolderAreKeptApart() {
    try (var first = StateFolder.enter(folder, "a.planner");
        var second = StateFolder.enter(folder, "b.planner")) {
      assertThat(first.of("topic", 0)).isNotEqualTo(second.of("topic", 0));
      assertThat(first.identity()).isNotEqualTo(second.identity());
    }
  }

  @Test
  void aPlannerKeepsItsIdentityOverRestarts() {
    String before;
    try (var state = StateFolder.enter(folder, "planner")) {
      before = state.identity();
    }
    try (var state = StateFolder.enter(folder, "planner")) {
      assertThat(state.identity()).isEqualTo(before);
    }
  }
}
