package io.tierworks.common.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Renders what a tool call came to, as a block of data.
public final class ToolBlock {
  private static final String CUT = "\n[cut]";
  private static final int LONGEST_REASON = 90;
  private static final int LONGEST_NAME = 64;
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");

  private ToolBlock() {}

  /// The result of a tool.
  ///
  /// @param room the most bytes of the block; a longer text is cut and ends in `[cut]`
  public static String result(String tool, String text, int room) {
    var block = block(tool, text);
    int kept = text.length();
    while (TokenEstimate.bytes(block) > room && kept > 0) {
      kept = Math.max(0, kept - Math.max(1, (TokenEstimate.bytes(block) - room + 2) / 3));
      block = block(tool, text.substring(0, whole(text, kept)) + CUT);
    }
    return block;
  }

  /// Does not separate a pair of surrogates.
  private static int whole(String text, int end) {
    return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static String block(String tool, String text) {
    return DataBlock.of(Material.of("tool_result", Map.of("tool", tool), text));
  }

  /// A tool call that has no result; at most [ToolLimits#MOST_ERROR_BYTES] bytes.
  ///
  /// @param code the outcome
  public static String error(String tool, String code, String reason) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("tool", start(NOT_IN_NAMES.matcher(tool).replaceAll("_"), LONGEST_NAME));
    attributes.put("code", code);
    return DataBlock.of(Material.of("tool_error", attributes, start(reason, LONGEST_REASON)));
  }

  private static String start(String text, int most) {
    return text.length() <= most ? text : text.substring(0, whole(text, most));
  }
}
