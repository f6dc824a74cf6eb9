package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Shows JSON as text: wrapped strings, one line per field, one item per line.
final class AnswerText {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ITEMS = 12;

  private AnswerText() {}

  static List<String> lines(JsonNode answer, int width) {
    var lines = new ArrayList<String>();
    write(answer, width, "  ", 0, lines);
    return lines;
  }

  /// The value on one line.
  static String inline(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isArray() && allPlain(value)) {
      var parts = new ArrayList<String>();
      value.forEach(part -> parts.add(part.asText()));
      return String.join(", ", parts);
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static void write(
      JsonNode value, int width, String indent, int depth, List<String> lines) {
    if (isPlain(value) || depth == MAX_DEPTH) {
      lines.addAll(TextFormat.wrap(inline(value), width, indent));
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(field -> field(field.getKey(), field.getValue(), width, indent, depth, lines));
    } else {
      list(value, width, indent, depth, lines);
    }
  }

  private static void field(
      String name, JsonNode value, int width, String indent, int depth, List<String> lines) {
    var text = inline(value);
    if (isPlain(value) && indent.length() + name.length() + text.length() + 2 <= width) {
      lines.add(indent + name + ": " + text);
      return;
    }
    lines.add(indent + name + ":");
    write(value, width, indent + "  ", depth + 1, lines);
  }

  private static void list(JsonNode list, int width, String indent, int depth, List<String> lines) {
    int shown = Math.min(list.size(), MAX_ITEMS);
    for (int i = 0; i < shown; i++) {
      int first = lines.size();
      write(list.get(i), width, indent + "  ", depth + 1, lines);
      if (lines.size() > first) {
        lines.set(first, indent + "- " + lines.get(first).strip());
      }
    }
    if (list.size() > shown) {
      lines.add("%s… and %d more".formatted(indent, list.size() - shown));
    }
  }

  /// Whether the value has no structure that needs several lines.
  private static boolean isPlain(JsonNode value) {
    return value.isValueNode() || (value.isArray() && allPlain(value));
  }

  private static boolean allPlain(JsonNode list) {
    for (var part : list) {
      if (!part.isValueNode() || part.asText().length() > 40) {
        return false;
      }
    }
    return true;
  }
}
