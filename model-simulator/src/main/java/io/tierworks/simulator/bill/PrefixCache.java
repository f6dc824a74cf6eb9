package io.tierworks.simulator.bill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The provider's prompt cache: exact prefixes of at least 1,024 tokens, in steps of 128, each
/// model for itself. Thread-safe.
public final class PrefixCache {
  private final Map<String, Map<Long, Boolean>> caches = new ConcurrentHashMap<>();
  private final int capacity;

  /// Keeps at most `capacity` prefixes a model; the longest unused go first.
  public PrefixCache(int capacity) {
    this.capacity = capacity;
  }

  /// How many tokens of this prompt the model has seen before; from now on it has seen all of it.
  public int cachedTokens(String model, TokenScan prompt) {
    var prefixes = prompt.prefixes();
    var cache = caches.computeIfAbsent(model, name -> leastRecentlyUsed());
    synchronized (cache) {
      int known = prefixes.size();
      while (known > 0 && cache.get(prefixes.get(known - 1)) == null) {
        known--;
      }
      prefixes.subList(known, prefixes.size()).forEach(one -> cache.put(one, true));
      return known == 0 ? 0 : TokenScan.CACHE_FLOOR + (known - 1) * TokenScan.CACHE_STEP;
    }
  }

  private Map<Long, Boolean> leastRecentlyUsed() {
    return new LinkedHashMap<>(1_024, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
        return size() > capacity;
      }
    };
  }
}
