package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.job.store.StateKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StateStoresTest {
  @Test
  void everyKindOfFactHasAStore() throws IllegalAccessException {
    var kinds =
        Arrays.stream(StateKey.class.getFields())
            .filter(f -> f.getType() == StateKey.class)
            .toList();
    assertThat(kinds).isNotEmpty();
    for (var kind : kinds) {
      assertThat(StateStores.home((StateKey<?>) kind.get(null))).isNotEmpty();
    }
  }
}
