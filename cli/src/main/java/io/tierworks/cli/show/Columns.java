package io.tierworks.cli.show;

import java.util.stream.Stream;

/// Counts and cuts text by the columns that it takes on a terminal: Chinese, Japanese and Korean
/// characters and emoji take two, combining marks take none.
final class Columns {
  /// Wide scripts, their punctuation and their forms of other signs.
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x20000, 0x3FFFD},
  };

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /// The longest beginning of the text that takes at most `width` columns.
  static String first(String text, int width) {
    int columns = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      columns += of(character);
      if (columns > width) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    return (Character.isEmojiPresentation(character) && !Character.isEmojiComponent(character))
        || Stream.of(WIDE).anyMatch(range -> character >= range[0] && character <= range[1]);
  }
}
