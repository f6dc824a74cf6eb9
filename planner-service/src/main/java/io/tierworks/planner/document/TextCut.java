package io.tierworks.planner.document;

import io.tierworks.common.cost.TokenEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where a text may be cut: between paragraphs, and in a longer one between words.
final class TextCut {
  private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\h*\\R");

  private TextCut() {}

  /// @param most bytes of a part in UTF-8
  static List<String> parts(String text, int most) {
    var parts = new ArrayList<String>();
    for (var paragraph : PARAGRAPHS.split(text)) {
      var rest = paragraph.strip();
      while (TokenEstimate.bytes(rest) > most) {
        int end = end(rest, most);
        parts.add(rest.substring(0, end).strip());
        rest = rest.substring(end).strip();
      }
      if (!rest.isEmpty()) {
        parts.add(rest);
      }
    }
    return parts;
  }

  /// The last break between words within so many bytes; inside a word if it has none.
  private static int end(String text, int most) {
    int within = 0;
    int breaks = 0;
    for (int bytes = 0; within < text.length(); ) {
      int next = text.offsetByCodePoints(within, 1);
      bytes += TokenEstimate.bytes(text.substring(within, next));
      if (bytes > most) {
        break;
      }
      breaks = Character.isWhitespace(text.charAt(within)) ? within : breaks;
      within = next;
    }
    return Math.max(1, breaks > 0 ? breaks : within);
  }

  /// The end of a text, from a break between words on.
  ///
  /// @param most its bytes in UTF-8
  static String tail(String text, int most) {
    int from = text.length();
    int breaks = from;
    for (int bytes = 0; from > 0; ) {
      int next = text.offsetByCodePoints(from, -1);
      bytes += TokenEstimate.bytes(text.substring(next, from));
      if (bytes > most) {
        return text.substring(breaks).strip();
      }
      breaks = Character.isWhitespace(text.charAt(next)) ? from : breaks;
      from = next;
    }
    return text.strip();
  }
}
