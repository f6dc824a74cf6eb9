package io.tierworks.planner.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decoded values that were used last, limited by number and by the bytes they take when stored: a
/// value may be a counter or a document. The newest value stays, whatever its size. One owner
/// thread.
final class ValueCache {
  private static final int MAX_VALUES = 4_096;

  private final long maxBytes;
  private final Map<String, Cached> values = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  ValueCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  private record Cached(Object value, int bytes) {}

  @Nullable Object get(String key) {
    var cached = values.get(key);
    return cached == null ? null : cached.value();
  }

  /// @param size bytes that the value takes when stored
  void put(String key, Object value, int size) {
    remove(key);
    values.put(key, new Cached(value, size));
    bytes += size;
    while (values.size() > 1 && (bytes > maxBytes || values.size() > MAX_VALUES)) {
      remove(values.keySet().iterator().next());
    }
  }

  void remove(String key) {
    var old = values.remove(key);
    bytes -= old == null ? 0 : old.bytes();
  }

  int size() {
    return values.size();
  }

  long bytes() {
    return bytes;
  }
}
