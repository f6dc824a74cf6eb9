package io.tierworks.common.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Renders material as a block of a prompt. No text inside a block can end the block or begin
/// another, or look as if it did: characters that resemble those of a tag, also with invisible ones
/// between them, count as the tag.
public final class DataBlock {
  /// From a letter to its full-width twin.
  private static final int FULL_WIDTH = 0xFEE0;

  private static final int LOOSE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// White space, format characters (zero width) and control characters.
  private static final String GAP = "[\\s\\p{Z}\\p{Cf}\\p{Cntrl}]*";

  /// `<` and characters that look like it.
  private static final String OPENING_SIGNS = "<\uFF1C\uFE64\u2039\u3008\u27E8";

  private static final Pattern END = Pattern.compile("</(?=data)", LOOSE);
  private static final Pattern LIKE_A_TAG =
      Pattern.compile(
          "["
              + OPENING_SIGNS
              + "](?="
              + GAP
              + "[/\uFF0F\u2044\u2215\\\\]?"
              + GAP
              + spaced("data")
              + "(?![\\p{L}\\p{N}_]))",
          LOOSE);
  private static final String END_OF_BLOCK = "\n</data>";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private DataBlock() {}

  static String of(Material material) {
    return head(material).append(harmless(material.text())).append(END_OF_BLOCK).toString();
  }

  private static StringBuilder head(Material material) {
    var head = new StringBuilder("<data name=\"").append(attribute(material.name())).append('"');
    material
        .attributes()
        .forEach((name, value) ->
            head.append(' ').append(name).append("=\"").append(attribute(value)).append('"'));
    return head.append(">\n");
  }

  /// Bytes of the block.
  static int bytes(Material material) {
    return TokenEstimate.bytes(head(material).toString())
        + bytes(material.text())
        + END_OF_BLOCK.length();
  }

  /// Bytes that a text takes inside a block.
  public static int bytes(String text) {
    return TokenEstimate.bytes(harmless(text));
  }

  private static String harmless(String text) {
    if (!hasOpeningSign(text)) {
      return text;
    }
    return LIKE_A_TAG.matcher(END.matcher(text).replaceAll("<\\\\/")).replaceAll("&lt;");
  }

  /// Most texts have none, and need no search for tags.
  private static boolean hasOpeningSign(String text) {
    for (int i = 0; i < OPENING_SIGNS.length(); i++) {
      if (text.indexOf(OPENING_SIGNS.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The word, also with something invisible between its letters, and in full width.
  private static String spaced(String word) {
    return word.chars()
        .mapToObj(c -> "[" + (char) c + (char) (c + FULL_WIDTH) + "]")
        .collect(Collectors.joining(GAP));
  }

  private static String attribute(String value) {
    return CONTROL
        .matcher(value)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
