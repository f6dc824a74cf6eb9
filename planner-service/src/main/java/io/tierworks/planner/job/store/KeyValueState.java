package io.tierworks.planner.job.store;

import java.util.Iterator;
import java.util.Optional;

/// Where facts are kept: a sorted map for each kind. One owner thread.
public interface KeyValueState {

  <T> Optional<T> get(StateKey<T> kind, String key);

  <T> void put(StateKey<T> kind, String key, T fact);

  void delete(StateKey<?> kind, String key);

  /// All facts whose key begins with the prefix, in key order. Must be closed; nothing may be
  /// written meanwhile.
  <T> Scan<T> under(StateKey<T> kind, String prefix);

  /// The keys alone.
  Scan<String> keysUnder(StateKey<?> kind, String prefix);

  /// A walk over facts.
  interface Scan<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
  }
}
