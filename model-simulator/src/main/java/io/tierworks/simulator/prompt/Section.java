package io.tierworks.simulator.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One message taken apart: the words outside the data blocks, and the blocks in order.
public record Section(String words, List<DataBlock> blocks) {
  private static final String OPEN = "<data name=\"";
  private static final String CLOSE = "</data>";
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  /// Reads a message; a block that is never closed reaches to the end.
  public static Section of(String message) {
    var words = new StringBuilder();
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
    words.append(message, from, message.length());
    return new Section(words.toString().strip(), List.copyOf(blocks));
  }

  private static DataBlock block(String tag, String body) {
    Map<String, String> attributes = new HashMap<>();
    var attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      attributes.put(attribute.group(1), unescape(attribute.group(2)));
    }
    var name = attributes.getOrDefault("name", "");
    // The tags stand on lines of their own; their line breaks are not material.
    var text = body.replaceFirst("^\\r?\\n", "").replaceFirst("\\n$", "");
    return new DataBlock(name, attributes, text.replace("<\\/data", "</data"));
  }

  private static String unescape(String value) {
    var inner = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    return inner.replace("&amp;", "&");
  }
}
