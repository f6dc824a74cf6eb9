package io.tierworks.worker.pool;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// A set of strings that drops the oldest entry when it is full. Not thread-safe.
final class BoundedSet {
  private final int capacity;
  private final SequencedSet<String> entries = new LinkedHashSet<>();

  BoundedSet(int capacity) {
    this.capacity = capacity;
  }

  /// @return false when the set contains the entry already
  boolean add(String entry) {
    boolean fresh = entries.add(entry);
    if (entries.size() > capacity) {
      entries.removeFirst();
    }
    return fresh;
  }

  void remove(String entry) {
    entries.remove(entry);
  }

  boolean contains(String entry) {
    return entries.contains(entry);
  }
}
