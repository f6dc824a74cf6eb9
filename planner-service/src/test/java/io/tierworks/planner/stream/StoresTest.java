package io.tierworks.planner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.job.FactStore.Kind;
import io.tierworks.planner.job.Facts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoresTest {
  @Test
  void everyKindOfFactHasAStore() throws IllegalAccessException {
    var kinds =
        Arrays.stream(Facts.class.getFields()).filter(f -> f.getType() == Kind.class).toList();
    assertThat(kinds).isNotEmpty();
    for (var kind : kinds) {
      assertThat(Stores.home((Kind<?>) kind.get(null))).isNotEmpty();
    }
  }
}
