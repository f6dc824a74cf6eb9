package io.tierworks.cli.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dead letter in full.
final class DeadLetterText {
  private DeadLetterText() {}

  /// @param headers one a line
  static List<String> head(String where, Instant at, String key, List<String> headers) {
    var lines = new ArrayList<String>();
    lines.add(where + ", " + at + (key.isEmpty() ? ", no key" : ", key " + key));
    headers.forEach(header -> lines.add("  " + header));
    lines.add("");
    return lines;
  }

  /// JSON on many lines; anything else as it is.
  static List<String> body(byte @Nullable [] value) {
    if (value == null) {
      return List.of("(no value)");
    }
    try {
      return pretty(Wire.tree(value)).lines().toList();
    } catch (MalformedMessage _) {
      return new String(value, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /// JSON as it is; anything else as one text.
  static JsonNode tree(byte @Nullable [] value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    try {
      return Wire.tree(value);
    } catch (MalformedMessage _) {
      return TextNode.valueOf(new String(value, StandardCharsets.UTF_8));
    }
  }

  private static String pretty(JsonNode json) {
    try {
      return Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
