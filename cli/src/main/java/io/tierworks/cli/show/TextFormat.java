package io.tierworks.cli.show;

import io.tierworks.common.cost.Money;
import java.math.RoundingMode;
import java.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Formats values and text for a terminal.
public final class TextFormat {
  private static final int DECIMALS = 4;
  private static final Money TWO_DECIMALS_ABOVE = Money.dollars("10");

  private TextFormat() {}

  /// Dollars with four decimals up to ten dollars, and two above.
  public static String money(Money amount) {
    int scale = amount.exceeds(TWO_DECIMALS_ABOVE) ? 2 : DECIMALS;
    return "$" + amount.dollars().setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /// Such as `4.2 s`, `3 min`, `2 h`, `5 d`.
  public static String duration(Duration time) {
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (time.compareTo(Duration.ofHours(2)) < 0) {
      return time.toMinutes() + " min";
    }
    return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + " h" : time.toDays() + " d";
  }

  /// Cuts the text to `width` columns on one line.
  static String cut(String text, int width) {
    return clip(text.strip().replaceAll("\\s+", " "), width);
  }

  /// Cuts the line to `width` columns; keeps its whitespace.
  static String clip(String line, int width) {
    return Columns.of(line) <= width ? line : Columns.first(line, width - 1) + "…";
  }

  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Columns.of(text)));
  }

  static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - Columns.of(text))) + text;
  }

  /// Wraps the text at blanks; keeps its line breaks and the indentation of its lines.
  public static List<String> wrap(String text, int width, String indent) {
    return Stream.of(text.strip().split("\\R", -1))
        .flatMap(paragraph -> wrapParagraph(paragraph, width, indent))
        .toList();
  }

  /// Wraps the text to the right of a head that stands on the first line.
  public static List<String> wrapBeside(String head, String text, int width) {
    var lines = new ArrayList<>(wrap(text, width, " ".repeat(head.length())));
    lines.set(0, head + lines.getFirst().strip());
    return lines;
  }

  private static Stream<String> wrapParagraph(String paragraph, int width, String indent) {
    var text = paragraph.stripLeading();
    var margin = indent + paragraph.substring(0, paragraph.length() - text.length());
    return wrapLine(text, width - margin.length()).stream()
        .map(line -> (margin + line).stripTrailing());
  }

  private static List<String> wrapLine(String text, int width) {
    var lines = new ArrayList<>(List.of(""));
    for (var word : words(text)) {
      var line = lines.getLast();
      if (!line.isEmpty() && Columns.of(line + word.stripTrailing()) > width) {
        lines.add(word);
      } else {
        lines.set(lines.size() - 1, line + word);
      }
    }
    return lines;
  }

  private static List<String> words(String paragraph) {
    var breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(paragraph);
    var words = new ArrayList<String>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      if (!isInsideName(paragraph, to)) {
        words.add(paragraph.substring(from, to));
        from = to;
      }
    }
    return words;
  }

  /// Keeps names such as `tierworks.jobs` or a path on one line, so that they can be copied.
  private static boolean isInsideName(String paragraph, int at) {
    return at < paragraph.length()
        && paragraph.charAt(at - 1) < 128
        && !Character.isWhitespace(paragraph.charAt(at - 1));
  }
}
