package io.tierworks.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.planner.job.ExpiryEntry;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.job.store.StateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionStateTest {
  private static final StateKey<SubtaskRef> INDEX = StateKey.READY;
  private static final StateKey<ExpiryEntry> ON_DISK = StateKey.EXPIRY;
  private static final StateKey<ExpiryEntry> GROUPED =
      new StateKey<>("grouped", ExpiryEntry.class, StateKey.Home.WORK, true);
  private static final StateKey<ExpiryEntry> GROUPED_INDEX =
      StateKey.index("groupedIndex", ExpiryEntry.class).grouped();
  private static final List<StateKey<ExpiryEntry>> MAPS = List.of(ON_DISK, GROUPED, GROUPED_INDEX);

  private static final String LARGE = "large".repeat(300);

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

  @Test
  void entriesInARowAreStoredTogether() {
    for (int i = 10; i < 30; i++) {
      state.put(GROUPED, "j/" + i, entry("x"));
    }
    commit();
    assertThat(committed.keys()).containsExactly("grouped:j/1*", "grouped:j/2*");
    state.put(GROUPED, "j/11", entry("y"));
    state.put(GROUPED, "j/13", entry("y"));
    state.flush();
    assertThat(state.changes()).hasSize(1);
    for (int i = 10; i < 30; i++) {
      state.delete(GROUPED, "j/" + i);
    }
    commit();
    assertThat(committed.keys()).isEmpty();
  }

  /// A page is written as a whole, so a large entry would be written again with each of its
  /// neighbours.
  @Test
  void aLargeEntryIsStoredApartAndItsNeighboursDoNotWriteItAgain() {
    state.put(GROUPED, "j/10", entry("x"));
    state.put(GROUPED, "j/11", entry(LARGE));
    commit();
    assertThat(committed.keys()).containsExactly("grouped:j/1*", "grouped:j/11");
    state.put(GROUPED, "j/10", entry("y"));
    state.flush();
    assertThat(state.changes())
        .singleElement()
        .satisfies(page -> assertThat(page.value()).hasSizeLessThan(LARGE.length()));
    state.put(GROUPED, "j/11", entry("small again"));
    commit();
    assertThat(committed.keys()).containsExactly("grouped:j/1*");
  }

  private static ExpiryEntry entry(String text) {
    return new ExpiryEntry(text, Instant.EPOCH);
  }

  private void commit() {
    state.flush();
    state.committed(state.changes(), 0);
  }

  /// One walk over both kinds of maps.
  private static final class Walk {
    private static final List<String> KEYS =
        IntStream.range(0, 12).mapToObj("j/%02d"::formatted).toList();

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
      var key = KEYS.get(random.nextInt(KEYS.size()));
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
          MAPS.forEach(map -> state.delete(map, key));
          latest.remove(key);
        }
        default -> {
          var value = "v" + random.nextInt(100) + (random.nextInt(5) == 0 ? LARGE : "");
          state.put(INDEX, key, new SubtaskRef(value, 0));
          MAPS.forEach(map -> state.put(map, key, entry(value)));
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
      assertThat(all(state.under(INDEX, "j/")))
          .extracting(SubtaskRef::step)
          .containsExactlyElementsOf(latest.values());
      assertThat(values(key -> state.get(INDEX, key).map(SubtaskRef::step))).isEqualTo(latest);
      var readOnly = new CommittedState(() -> List.of(committed));
      for (var map : MAPS) {
        check(state, map, latest);
        check(readOnly, map, durable);
      }
    }

    private static void check(
        KeyValueState state, StateKey<ExpiryEntry> map, Map<String, String> expected) {
      assertThat(all(state.keysUnder(map, ""))).containsExactlyElementsOf(expected.keySet());
      assertThat(all(state.under(map, "j/1")))
          .extracting(ExpiryEntry::job)
          .containsExactlyElementsOf(
              expected.entrySet().stream()
                  .filter(each -> each.getKey().startsWith("j/1"))
                  .map(Map.Entry::getValue)
                  .toList());
      assertThat(values(key -> state.get(map, key).map(ExpiryEntry::job))).isEqualTo(expected);
    }

    private static Map<String, String> values(Function<String, Optional<String>> get) {
      var values = new TreeMap<String, String>();
      KEYS.forEach(key -> get.apply(key).ifPresent(value -> values.put(key, value)));
      return values;
    }

    private static <T> List<T> all(Scan<T> scan) {
      try (scan) {
        return scan.next(Integer.MAX_VALUE);
      }
    }
  }
}
