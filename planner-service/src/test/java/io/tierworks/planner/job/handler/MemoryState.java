package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.store.KeyValueState;
import io.tierworks.planner.job.store.StateKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// State in sorted maps. Each value is written as JSON and read back, unless the test is in a
/// hurry, so that a value that JSON cannot hold fails here.
final class MemoryState implements KeyValueState {
  private final Map<String, TreeMap<String, Object>> kinds = new TreeMap<>();
  private final boolean hurried;

  MemoryState(boolean hurried) {
    this.hurried = hurried;
  }

  @Override
  public <T> Optional<T> get(StateKey<T> kind, String key) {
    return Optional.ofNullable(map(kind).get(key)).map(kind.type()::cast);
  }

  @Override
  public <T> void put(StateKey<T> kind, String key, T fact) {
    map(kind).put(key, hurried ? fact : decode(kind, Wire.bytes(fact)));
  }

  @Override
  public void delete(StateKey<?> kind, String key) {
    map(kind).remove(key);
  }

  @Override
  public <T> Scan<T> under(StateKey<T> kind, String prefix) {
    return new ListScan<>(
        keys(kind, prefix).stream().map(key -> get(kind, key).orElseThrow()).toList().iterator());
  }

  @Override
  public Scan<String> keysUnder(StateKey<?> kind, String prefix) {
    return new ListScan<>(keys(kind, prefix).iterator());
  }

  /// All values as text. Equal states have equal texts.
  List<String> dump() {
    var lines = new ArrayList<String>();
    kinds.forEach((kind, facts) ->
        facts.forEach((key, fact) -> lines.add(kind + ":" + key + " " + Wire.text(fact))));
    return lines;
  }

  List<String> kindsInUse() {
    return kinds.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> keys(StateKey<?> kind, String prefix) {
    return map(kind).tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .toList();
  }

  private TreeMap<String, Object> map(StateKey<?> kind) {
    return kinds.computeIfAbsent(kind.name(), _ -> new TreeMap<>());
  }

  private static <T> T decode(StateKey<T> kind, byte[] json) {
    try {
      return Wire.read(json, kind.type());
    } catch (MalformedMessage e) {
      throw new AssertionError("a " + kind.name() + " does not survive JSON: " + e.why(), e);
    }
  }

  private record ListScan<T>(Iterator<T> each) implements Scan<T> {
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
