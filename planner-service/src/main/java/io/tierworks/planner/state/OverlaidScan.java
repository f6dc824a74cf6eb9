package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.state.PartitionState.Change;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Entries in the order of their keys, with changes laid over them. An entry's value is decoded, or
/// the stored bytes.
final class OverlaidScan implements Scan<Map.Entry<String, Object>> {
  private final Scan<Map.Entry<String, Object>> base;
  private final Iterator<Map.Entry<String, Change>> changes;
  private Map.@Nullable Entry<String, Object> nextBase;
  private Map.@Nullable Entry<String, Change> nextChange;
  private Map.@Nullable Entry<String, Object> next;

  OverlaidScan(
      Scan<Map.Entry<String, Object>> base, NavigableMap<String, Change> changes, String prefix) {
    this.base = base;
    this.changes = range(changes, prefix).entrySet().iterator();
    nextBase = pull(base);
    nextChange = pull(this.changes);
    advance();
  }

  /// The entries of a map in memory.
  static Scan<Map.Entry<String, Object>> of(NavigableMap<String, Change> map, String prefix) {
    return new OverlaidScan(Scan.empty(), map, prefix);
  }

  private static NavigableMap<String, Change> range(
      NavigableMap<String, Change> map, String prefix) {
    return map.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
  }

  private static <T> @Nullable T pull(Iterator<T> from) {
    return from.hasNext() ? from.next() : null;
  }

  private void advance() {
    next = null;
    while (next == null && (nextBase != null || nextChange != null)) {
      if (nextChange == null || isBefore(nextBase, nextChange)) {
        next = nextBase;
        nextBase = pull(base);
      } else {
        takeChange(nextChange);
      }
    }
  }

  private static boolean isBefore(
      Map.@Nullable Entry<String, Object> base, Map.Entry<String, Change> change) {
    return base != null && base.getKey().compareTo(change.getKey()) < 0;
  }

  /// The change replaces the entry below it.
  private void takeChange(Map.Entry<String, Change> change) {
    if (nextBase != null && nextBase.getKey().equals(change.getKey())) {
      nextBase = pull(base);
    }
    var value = change.getValue().value();
    next = value == null ? null : Map.entry(change.getKey(), value);
    nextChange = pull(changes);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Map.Entry<String, Object> next() {
    var entry = next;
    if (entry == null) {
      throw new NoSuchElementException();
    }
    advance();
    return entry;
  }

  @Override
  public void close() {
    base.close();
  }
}
