package io.tierworks.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.worker.Subtasks;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepCacheTest {
  private final AtomicInteger derivations = new AtomicInteger();
  private final StepCache<String, String> cache =
      new StepCache<>(source -> {
        derivations.incrementAndGet();
        return "of " + source;
      });

  @Test
  void whatAStepSharesIsDerivedOnceAndAgainWhenItChanges() {
    var subtask = Subtasks.classify().of("j", 1);
    assertThat(cache.get(subtask, "a")).isEqualTo("of a");
    assertThat(cache.get(Subtasks.classify().of("j", 2), new String("a"))).isEqualTo("of a");
    assertThat(derivations).hasValue(1);
    assertThat(cache.get(subtask, "b")).isEqualTo("of b");
    assertThat(derivations).hasValue(2);
  }

  @Test
  void jobsDoNotMeet() {
    cache.get(Subtasks.classify().of("j", 1), "a");
    assertThat(cache.get(Subtasks.classify().of("k", 1), "b")).isEqualTo("of b");
    assertThat(cache.get(Subtasks.classify().of("j", 2), "a")).isEqualTo("of a");
  }
}
