package io.tierworks.worker.pool;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// A set that drops the oldest entry when it is full. Not thread-safe.
final class BoundedSet<T> {
  private final int capacity;
  private final SequencedSet<T> entries = new LinkedHashSet<>();

  BoundedSet(int capacity) {
    this.capacity = capacity;
  }

  /// @return false when the set contains the entry already
  boolean add(T entry) {
    boolean fresh = entries.add(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
    return fresh;
  }

  void remove(T entry) {
    entries.remove(entry);
  }

  boolean contains(T entry) {
    return entries.contains(entry);
  }
}
