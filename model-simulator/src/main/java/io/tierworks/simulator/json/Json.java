package io.tierworks.simulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// JSON without exceptions. Thread-safe.
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// A new object.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// The text as JSON, or null if it is none.
  public static @Nullable JsonNode parse(String text) {
    try {
      return text.isBlank() ? null : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /// The text as JSON, or an empty object if it is none.
  public static JsonNode parsed(String text) {
    return Objects.requireNonNullElseGet(parse(text), Json::object);
  }

  /// A resource of the jar as text; empty if it was left out.
  public static String resource(String path) {
    try (InputStream file = Json.class.getResourceAsStream(path)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /// One value per line; lines that are no JSON are skipped.
  public static List<JsonNode> lines(String text) {
    return text.lines()
        .map(Json::parse)
        .filter(Objects::nonNull)
        .map(JsonNode.class::cast)
        .toList();
  }
}
