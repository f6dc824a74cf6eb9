package io.tierworks.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.job.store.StateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartitionStateTest {
  private static final StateKey<SubtaskRef> INDEX = StateKey.READY;
  private static final StateKey<ExpiryEntry> ON_DISK = StateKey.EXPIRY;

  private final CommittedInMemory committed = new CommittedInMemory();
  private final PartitionState state = new PartitionState(committed);

  /// Random changes, discards, flushes and commits, beside a plain sorted map.
  @Test
  void readsAlwaysSeeTheLatestChanges() {
    for (int seed = 0; seed < 50; seed++) {
      new Walk(seed).run(400);
    }
  }

  @Test
  void anIndexEntryThatComesAndGoesBetweenCommitsIsNotWritten() {
    state.put(INDEX, "j/a", new SubtaskRef("a", 0));
    state.flush();
    state.delete(INDEX, "j/a");
    state.flush();
    assertThat(state.changes()).isEmpty();
  }

  @Test
  void anIndexEntryThatWasCommittedIsDeletedInTheChangelog() {
    state.put(INDEX, "j/a", new SubtaskRef("a", 0));
    commit();
    state.delete(INDEX, "j/a");
    state.flush();
    state.put(INDEX, "j/a", new SubtaskRef("a", 0));
    state.delete(INDEX, "j/a");
    state.flush();
    assertThat(state.changes()).extracting(StoredValue::value).containsOnlyNulls().hasSize(1);
  }

  @Test
  void aValueThatChangesOftenIsEncodedOncePerCommit() {
    for (int i = 0; i < 10; i++) {
      state.put(ON_DISK, "k", new ExpiryEntry("j" + i, Instant.EPOCH));
      state.flush();
    }
    assertThat(state.changes()).hasSize(1);
  }

  private void commit() {
    state.flush();
    state.committed(state.changes(), 0);
  }

  /// One walk over both kinds of maps.
  private static final class Walk {
    private final Random random;
    private final CommittedInMemory committed = new CommittedInMemory();
    private PartitionState state = new PartitionState(committed);
    private final Map<String, String> latest = new TreeMap<>();
    private Map<String, String> flushed = Map.of();
    private Map<String, String> durable = Map.of();

    Walk(int seed) {
      random = new Random(seed);
    }

    void run(int steps) {
      for (int i = 0; i < steps; i++) {
        step();
        check();
      }
    }

    private void step() {
      var key = "j/" + random.nextInt(12);
      switch (random.nextInt(12)) {
        case 0 -> flush();
        case 1 -> reset(flushed, state::discard);
        case 2 -> {
          flush();
          state.committed(state.changes(), 0);
          durable = flushed;
        }
        case 3 -> {
          state = new PartitionState(committed);
          reset(durable, () -> {});
          flushed = durable;
        }
        case 4, 5, 6 -> {
          state.delete(INDEX, key);
          state.delete(ON_DISK, key);
          latest.remove(key);
        }
        default -> {
          var value = "v" + random.nextInt(100);
          state.put(INDEX, key, new SubtaskRef(value, 0));
          state.put(ON_DISK, key, new ExpiryEntry(value, Instant.EPOCH));
          latest.put(key, value);
        }
      }
    }

    private void flush() {
      state.flush();
      flushed = new TreeMap<>(latest);
    }

    private void reset(Map<String, String> to, Runnable how) {
      how.run();
      latest.clear();
      latest.putAll(to);
    }

    private void check() {
      assertThat(all(state.keysUnder(INDEX, "j/"))).containsExactlyElementsOf(latest.keySet());
      assertThat(all(state.keysUnder(ON_DISK, ""))).containsExactlyElementsOf(latest.keySet());
      assertThat(all(state.under(INDEX, "j/")))
          .extracting(SubtaskRef::step)
          .containsExactlyElementsOf(latest.values());
      assertThat(all(state.under(ON_DISK, "j/1")))
          .extracting(ExpiryEntry::job)
          .containsExactlyElementsOf(
              latest.entrySet().stream()
                  .filter(each -> each.getKey().startsWith("j/1"))
                  .map(Map.Entry::getValue)
                  .toList());
      for (int i = 0; i < 12; i++) {
        var key = "j/" + i;
        assertThat(state.get(INDEX, key).map(SubtaskRef::step).orElse(null))
            .isEqualTo(latest.get(key));
        assertThat(state.get(ON_DISK, key).map(ExpiryEntry::job).orElse(null))
            .isEqualTo(latest.get(key));
      }
    }

    private static <T> List<T> all(Scan<T> scan) {
      try (scan) {
        return scan.next(Integer.MAX_VALUE);
      }
    }
  }
}
