package io.tierworks.planner.simulation;

import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts in sorted maps, with the way back: to the last flush, and to the last commit.
final class RollbackStore implements TransactionalStore {
  private final Map<String, TreeMap<String, Object>> kinds = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private int flushed;

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return Optional.ofNullable(kind.type().cast(map(kind).get(key)));
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    var map = map(kind);
    changes.add(new Change(map, key, map.put(key, fact)));
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    var map = map(kind);
    var before = map.remove(key);
    if (before != null) {
      changes.add(new Change(map, key, before));
    }
  }

  @Override
  public <T> Scan<T> under(StateKey<T> kind, String prefix) {
    var found = new ArrayList<T>();
    for (var entry : map(kind).tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      found.add(kind.type().cast(entry.getValue()));
    }
    return new ListScan<>(found.iterator());
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    var found = new ArrayList<String>();
    for (var key : map(kind).tailMap(prefix).keySet()) {
      if (!key.startsWith(prefix)) {
        break;
      }
      found.add(key);
    }
    return new ListScan<>(found.iterator());
  }

  @Override
  public void flush() {
    flushed = changes.size();
  }

  @Override
  public void discard() {
    undo(flushed);
  }

  @Override
  public void commit() {
    changes.clear();
    flushed = 0;
  }

  @Override
  public void abort() {
    undo(0);
    flushed = 0;
  }

  private void undo(int until) {
    for (int i = changes.size() - 1; i >= until; i--) {
      changes.get(i).undo();
    }
    changes.subList(until, changes.size()).clear();
  }

  private TreeMap<String, Object> map(StateKey<?> kind) {
    return kinds.computeIfAbsent(kind.name(), _ -> new TreeMap<>());
  }

  private record Change(TreeMap<String, Object> map, String key, @Nullable Object before) {
    void undo() {
      if (before == null) {
        map.remove(key);
      } else {
        map.put(key, before);
      }
    }
  }

  private record ListScan<T>(Iterator<T> each) implements KeyValueState.Scan<T> {
    @Override
    public boolean hasNext() {
      return each.hasNext();
    }

    @Override
    public T next() {
      return each.next();
    }

    @Override
    public void close() {}
  }
}
