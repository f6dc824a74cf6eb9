package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The compiled rules that were used last. Thread-safe.
final class RuleCache {
  private static final int CAPACITY = 512;
  private static final float LOAD = 0.75f;

  private static final Map<Key, CompiledRule> COMPILED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(CAPACITY, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, CompiledRule> eldest) {
              return size() > CAPACITY;
            }
          });

  private RuleCache() {}

  private record Key(CrossFieldRule rule, JsonNode schema) {}

  static CompiledRule get(CrossFieldRule rule, JsonNode schema) {
    var key = new Key(rule, schema);
    var known = COMPILED.get(key);
    if (known != null) {
      return known;
    }
    var fresh = new RuleCompiler(schema).compile(rule);
    COMPILED.put(key, fresh);
    return fresh;
  }
}
