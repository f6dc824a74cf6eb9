package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private @TempDir Path folder;

  @Test
  void aFolderThatNobodyUsedIsInOrder() {
    assertThat(state().wasLeftInDisorder()).isFalse();
  }

  @Test
  void aPlannerThatWasKilledLeavesDisorder() {
    state().enter();

    assertThat(state().wasLeftInDisorder()).isTrue();
  }

  @Test
  void aPlannerThatClosedItsStoresLeavesOrder() {
    state().enter();
    state().leave();

    assertThat(state().wasLeftInDisorder()).isFalse();
  }

  @Test
  void installationsInOneFolderAreKeptApart() {
    state().enter();

    assertThat(new StateFolder(folder, "other.planner").wasLeftInDisorder()).isFalse();
  }

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"), "tierworks.planner");
  }
}
