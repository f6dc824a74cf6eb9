package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text in which quotations are looked up. JSON is also searched by its string values, because
/// JSON escapes some characters.
record SourceText(String normal) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

  static SourceText of(String text) {
    return new SourceText(normalise(text) + "\n" + normalise(strings(text)));
  }

  boolean holds(String quotation) {
    return normal.contains(normalise(quotation));
  }

  /// Undoes the escapes that the prompt uses inside data blocks, because a model may quote them.
  private static String normalise(String text) {
    return SPACE
        .matcher(text.replace("<\\/", "</").replace("&lt;", "<"))
        .replaceAll(" ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static String strings(String text) {
    var start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return "";
    }
    try {
      var found = new StringBuilder();
      collect(Wire.tree(text), found);
      return found.toString();
    } catch (MalformedMessage _) {
      return "";
    }
  }

  private static void collect(JsonNode node, StringBuilder into) {
    if (node.isTextual()) {
      into.append(node.textValue()).append('\n');
    }
    node.forEach(child -> collect(child, into));
  }
}
