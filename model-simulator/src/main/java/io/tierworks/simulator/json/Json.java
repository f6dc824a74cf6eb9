package io.tierworks.simulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON without exceptions: what cannot be read is null. Thread-safe.
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /// The text as JSON, or null if it is none.
  public static @Nullable JsonNode parse(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// One value per line; lines that are no JSON are skipped.
  public static List<JsonNode> lines(String text) {
    List<JsonNode> values = new ArrayList<>();
    for (String line : text.split("\n")) {
      JsonNode value = parse(line);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
