package io.tierworks.planner.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decoded facts that were used last: as many as fit, by number and by the bytes they take when
/// stored, for a fact may be a counter or a document. The last one is kept whatever its size. One
/// owner thread.
final class RecentFacts {
  private static final int MOST = 4_096;

  private final long room;
  private final Map<String, Kept> facts = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// @param room bytes
  RecentFacts(long room) {
    this.room = room;
  }

  private record Kept(Object fact, int bytes) {}

  @Nullable Object get(String key) {
    var kept = facts.get(key);
    return kept == null ? null : kept.fact();
  }

  /// @param size bytes that the fact takes when stored
  void put(String key, Object fact, int size) {
    remove(key);
    facts.put(key, new Kept(fact, size));
    bytes += size;
    while (facts.size() > 1 && (bytes > room || facts.size() > MOST)) {
      remove(facts.keySet().iterator().next());
    }
  }

  void remove(String key) {
    var old = facts.remove(key);
    bytes -= old == null ? 0 : old.bytes();
  }

  int size() {
    return facts.size();
  }

  long bytes() {
    return bytes;
  }
}
