package io.tierworks.simulator.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One message taken apart: the words outside the data blocks, and the blocks in order.
public record Section(String words, List<DataBlock> blocks) {
  private static final String OPEN = "<data name=\"";
  private static final String CLOSE = "</data>";

  /// Reads a message; a block that is never closed reaches to the end.
  public static Section of(String message) {
    StringBuilder words = new StringBuilder();
    List<DataBlock> blocks = new ArrayList<>();
    int from = 0;
    int open = message.indexOf(OPEN);
    while (open >= 0) {
      words.append(message, from, open);
      int tagEnd = message.indexOf('>', open);
      if (tagEnd < 0) {
        break;
      }
      int close = message.indexOf(CLOSE, tagEnd);
      int end = close < 0 ? message.length() : close;
      blocks.add(block(message.substring(open + 5, tagEnd), message.substring(tagEnd + 1, end)));
      from = Math.min(message.length(), end + CLOSE.length());
      open = message.indexOf(OPEN, from);
    }
    words.append(message, Math.min(from, message.length()), message.length());
    return new Section(words.toString().strip(), List.copyOf(blocks));
  }

  private static DataBlock block(String tag, String body) {
    Map<String, String> attributes = new HashMap<>();
    int at = 0;
    int equals = tag.indexOf("=\"");
    while (equals >= 0) {
      int end = tag.indexOf('"', equals + 2);
      if (end < 0) {
        break;
      }
      attributes.put(tag.substring(at, equals).strip(), unescape(tag.substring(equals + 2, end)));
      at = end + 1;
      equals = tag.indexOf("=\"", at);
    }
    String name = attributes.getOrDefault("name", "");
    return new DataBlock(name, attributes, trim(body).replace("<\\/data", CLOSE.substring(0, 6)));
  }

  private static String unescape(String value) {
    if (value.indexOf('&') < 0) {
      return value;
    }
    return value
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /// The tags stand on lines of their own; their line breaks are not material.
  private static String trim(String body) {
    int start = body.startsWith("\r\n") ? 2 : body.startsWith("\n") ? 1 : 0;
    int end = body.endsWith("\n") ? body.length() - 1 : body.length();
    return start >= end ? "" : body.substring(start, end);
  }
}
