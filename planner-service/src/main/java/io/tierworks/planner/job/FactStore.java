package io.tierworks.planner.job;

import java.util.Iterator;
import java.util.Optional;

/// Where facts are kept: a sorted map for each kind. One owner thread.
public interface FactStore {

  /// A kind of fact, and the record it is.
  record Kind<T>(String name, Class<T> type) {}

  <T> Optional<T> get(Kind<T> kind, String key);

  <T> void put(Kind<T> kind, String key, T fact);

  void delete(Kind<?> kind, String key);

  /// All facts whose key begins with the prefix, in key order. Must be closed; nothing may be
  /// written meanwhile.
  <T> Scan<T> under(Kind<T> kind, String prefix);

  /// The keys alone.
  Scan<String> keysUnder(Kind<?> kind, String prefix);

  /// A walk over facts.
  interface Scan<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
  }
}
