package io.tierworks.simulator.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One message taken apart: the words outside the data blocks, and the blocks in order.
public record Section(String words, List<DataBlock> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile("<data( name=\"[^>]*)>(.*?)(?:</data>|\\z)", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  /// Reads a message; a block that is never closed reaches to the end.
  public static Section of(String message) {
    var blocks = BLOCK.matcher(message).results().map(Section::block).toList();
    return new Section(BLOCK.matcher(message).replaceAll("").strip(), blocks);
  }

  private static DataBlock block(MatchResult found) {
    Map<String, String> attributes = new HashMap<>();
    var attribute = ATTRIBUTE.matcher(found.group(1));
    while (attribute.find()) {
      attributes.put(attribute.group(1), unescape(attribute.group(2)));
    }
    var name = attributes.getOrDefault("name", "");
    // The tags stand on lines of their own; their line breaks are not material.
    var text = found.group(2).replaceFirst("^\\r?\\n", "").replaceFirst("\\n$", "");
    return new DataBlock(name, attributes, text.replace("<\\/data", "</data"));
  }

  private static String unescape(String value) {
    var inner = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    return inner.replace("&amp;", "&");
  }

  /// A piece of material in a prompt: `<data name="item" id="T-17"> ... </data>`.
  public record DataBlock(String name, Map<String, String> attributes, String text) {

    /// The attribute, or an empty string.
    public String attribute(String key) {
      return attributes.getOrDefault(key, "");
    }
  }
}
