package io.tierworks.simulator.solve.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LabelNotesTest {
  @Test
  void what_stands_behind_a_label_explains_it() {
    var notes =
        LabelNotes.read(List.of("billing", "technical"), "billing: charges; technical: errors");
    assertThat(notes).containsExactly(List.of("charges"), List.of("errors"));
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void an_empty_label_is_explained_by_nothing() {
    var notes = LabelNotes.read(List.of("", "billing"), "billing: charges");
    assertThat(notes).containsExactly(List.of(), List.of("charges"));
  }
}
