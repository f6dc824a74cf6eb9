package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Material;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Material as it stands in a prompt; see `docs/reference/prompts.md`. Nothing inside a block can
/// end it or begin another, nor look as if it did: signs that only resemble those of a tag, and
/// what is invisible between them, count as the tag.
final class DataBlock {
  /// From a letter to its full-width twin.
  private static final int FULL_WIDTH = 0xFEE0;

  private static final int LOOSE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// White space, format characters (zero width) and control characters.
  private static final String GAP = "[\\s\\p{Z}\\p{Cf}\\p{Cntrl}]*";

  private static final Pattern END = Pattern.compile("</(?=data)", LOOSE);
  private static final Pattern LIKE_A_TAG =
      Pattern.compile(
          "[<\uFF1C\uFE64\u2039\u3008\u27E8](?="
              + GAP
              + "[/\uFF0F\u2044\u2215\\\\]?"
              + GAP
              + spaced("data")
              + "(?![\\p{L}\\p{N}_]))",
          LOOSE);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private DataBlock() {}

  static String of(Material material) {
    var block = new StringBuilder("<data name=\"").append(attribute(material.name())).append('"');
    material
        .attributes()
        .forEach((name, value) ->
            block.append(' ').append(name).append("=\"").append(attribute(value)).append('"'));
    return block.append(">\n").append(harmless(material.text())).append("\n</data>").toString();
  }

  private static String harmless(String text) {
    return LIKE_A_TAG.matcher(END.matcher(text).replaceAll("<\\\\/")).replaceAll("&lt;");
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
