package io.tierworks.planner.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A key-value store in memory whose changes since the last commit can be undone.
final class UndoableBytes implements KeyValueStore<String, byte[]> {
  private final String name;
  private final TreeMap<String, byte[]> map = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();

  private record Change(String key, byte @Nullable [] before) {}

  UndoableBytes(String name) {
    this.name = name;
  }

  void commit() {
    changes.clear();
  }

  void abort() {
    for (var change : changes.reversed()) {
      set(change.key(), change.before());
    }
    changes.clear();
  }

  private void set(String key, byte @Nullable [] value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  @Override
  public void put(String key, byte @Nullable [] value) {
    changes.add(new Change(key, map.get(key)));
    set(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(String key, byte[] value) {
    var before = map.get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<String, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(String key) {
    var before = map.get(key);
    put(key, null);
    return before;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return map.get(key);
  }

  @Override
  public KeyValueIterator<String, byte[]> range(String from, String to) {
    return walk(map.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<String, byte[]> all() {
    return walk(map);
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(
      P prefix, S serializer) {
    var begin = prefix.toString();
    return walk(map.subMap(begin, true, begin + Character.MAX_VALUE, false));
  }

  private static KeyValueIterator<String, byte[]> walk(Map<String, byte[]> entries) {
    return new Walk(List.copyOf(entries.entrySet()).iterator());
  }

  @Override
  public long approximateNumEntries() {
    return map.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private record Walk(Iterator<Map.Entry<String, byte[]>> each)
      implements KeyValueIterator<String, byte[]> {
    @Override
    public boolean hasNext() {
      return each.hasNext();
    }

    @Override
    public KeyValue<String, byte[]> next() {
      var entry = each.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public String peekNextKey() {
      throw new UnsupportedOperationException("nobody asks");
    }

    @Override
    public void close() {}
  }
}
