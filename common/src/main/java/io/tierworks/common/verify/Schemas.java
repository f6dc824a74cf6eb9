package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A cache of compiled JSON Schemas (draft 2020-12) that keeps the most recently used ones.
/// Thread-safe.
final class Schemas {
  private static final float LOAD = 0.75f;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<JsonNode, Schema> compiled;

  Schemas(int capacity) {
    compiled =
        Collections.synchronizedMap(
            new LinkedHashMap<>(capacity, LOAD, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<JsonNode, Schema> eldest) {
                return size() > capacity;
              }
            });
  }

  /// @throws SchemaException when the schema is not valid
  Schema compile(JsonNode schema) {
    var known = compiled.get(schema);
    if (known != null) {
      return known;
    }
    var fresh = registry.getSchema(schema);
    fresh.initializeValidators();
    compiled.put(schema, fresh);
    return fresh;
  }

  int size() {
    return compiled.size();
  }
}
