package io.tierworks.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Shows JSON as text: wrapped strings, one line per field, one item per line.
record AnswerText(int width, List<String> lines) {
  private static final String INDENT = "  ";
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ITEMS = 12;

  static List<String> lines(JsonNode answer, int width) {
    var text = new AnswerText(width, new ArrayList<>());
    text.write(answer, 1);
    return text.lines;
  }

  /// The value on one line.
  static String inline(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isArray() && hasShortValuesOnly(value)) {
      return value.valueStream().map(AnswerText::plain).collect(Collectors.joining(", "));
    }
    return value.isValueNode() ? plain(value) : value.toString();
  }

  /// Numbers are without exponents. A place in a file is its path and lines.
  private static String plain(JsonNode value) {
    if (isPlace(value)) {
      int from = value.path("from").asInt();
      int to = value.path("to").asInt(from);
      var lines = from == to ? Integer.toString(from) : from + "-" + to;
      return value.path("path").asText() + ":" + lines;
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  /// Whether it cites a place, as an object with `path`, `from`, `to` and `quote`.
  private static boolean isPlace(JsonNode value) {
    return value.path("path").isTextual() && value.path("from").isInt() && value.has("quote");
  }

  private void write(JsonNode value, int depth) {
    var indent = INDENT.repeat(depth);
    if (isFlat(value) || depth > MAX_DEPTH) {
      lines.addAll(TextFormat.wrap(inline(value), width, indent));
    } else if (value.isObject()) {
      value.properties().forEach(field -> writeField(field.getKey(), field.getValue(), depth));
    } else {
      value.valueStream().limit(MAX_ITEMS).forEach(item -> writeItem(item, depth));
      if (value.size() > MAX_ITEMS) {
        lines.add("%s… and %d more".formatted(indent, value.size() - MAX_ITEMS));
      }
    }
  }

  private void writeField(String name, JsonNode value, int depth) {
    var line = INDENT.repeat(depth) + name + ":";
    var text = inline(value);
    if (isFlat(value) && line.length() + text.length() < width) {
      lines.add(line + " " + text);
    } else {
      lines.add(line);
      write(value, depth + 1);
    }
  }

  private void writeItem(JsonNode item, int depth) {
    int first = lines.size();
    write(item, depth + 1);
    if (lines.size() > first) {
      lines.set(first, INDENT.repeat(depth) + "- " + lines.get(first).strip());
    }
  }

  /// Whether the value has no structure that needs several lines.
  private static boolean isFlat(JsonNode value) {
    return value.isValueNode() || (value.isArray() && hasShortValuesOnly(value));
  }

  private static boolean hasShortValuesOnly(JsonNode list) {
    return list.valueStream()
        .allMatch(part -> isPlace(part) || part.isValueNode() && part.asText().length() <= 40);
  }
}
