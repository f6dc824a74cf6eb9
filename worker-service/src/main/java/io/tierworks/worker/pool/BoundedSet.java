package io.tierworks.worker.pool;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// Remembers the last names it was told. Not thread-safe.
final class BoundedSet {
  private final int capacity;
  private final SequencedSet<String> names = new LinkedHashSet<>();

  BoundedSet(int capacity) {
    this.capacity = capacity;
  }

  /// @return false when it is remembered already
  boolean add(String name) {
    boolean fresh = names.add(name);
    if (names.size() > capacity) {
      names.removeFirst();
    }
    return fresh;
  }

  void remove(String name) {
    names.remove(name);
  }

  boolean holds(String name) {
    return names.contains(name);
  }
}
