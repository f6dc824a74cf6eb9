package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Committed values in a sorted map.
public final class CommittedInMemory implements CommittedValues {
  private final TreeMap<String, byte[]> values = new TreeMap<>();
  private int accesses;

  @Override
  public byte @Nullable [] get(String key) {
    accesses++;
    return values.get(key);
  }

  @Override
  public Scan<StoredValue> scan(String prefix) {
    var found =
        values.subMap(prefix, true, prefix + Character.MAX_VALUE, false).entrySet().iterator();
    return new Scan<>() {
      @Override
      public boolean hasNext() {
        return found.hasNext();
      }

      @Override
      public StoredValue next() {
        accesses++;
        var next = found.next();
        return new StoredValue(next.getKey(), next.getValue());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void write(List<StoredValue> changes, long position) {
    accesses += changes.size();
    for (var change : changes) {
      if (change.value() == null) {
        values.remove(change.key());
      } else {
        values.put(change.key(), change.value());
      }
    }
  }

  Set<String> keys() {
    return values.keySet();
  }

  /// How often a value was read or written so far.
  public int accesses() {
    return accesses;
  }

  /// The names of the maps that have entries.
  public Set<String> maps() {
    return values.keySet().stream()
        .map(key -> key.substring(0, key.indexOf(':')))
        .collect(Collectors.toSet());
  }
}
