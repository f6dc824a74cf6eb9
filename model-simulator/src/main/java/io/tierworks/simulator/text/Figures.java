package io.tierworks.simulator.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Numbers that occur in a text.
///
/// @param before what stands right before the number, to tell what it counts
public record Figures(BigDecimal value, String before) {
  private static final int REACH = 40;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d.-])-?\\d+(?:[.,' \\u00A0]\\d{3})*(?:[.,]\\d{1,2})?(?!\\d)");

  /// In the order of the text. `1.068,00`, `1'068.00` and `1,068.00` are all 1068.00.
  public static List<Figures> in(String text) {
    return NUMBER.matcher(text).results().map(found -> of(found, text)).toList();
  }

  private static Figures of(MatchResult found, String text) {
    var before = text.substring(Math.max(0, found.start() - REACH), found.start());
    return new Figures(value(found.group()), before);
  }

  private static BigDecimal value(String printed) {
    int mark = Math.max(printed.lastIndexOf('.'), printed.lastIndexOf(','));
    int decimals = mark < 0 ? 0 : printed.length() - mark - 1;
    var digits = new BigDecimal(printed.replaceAll("[^\\d-]", ""));
    return decimals == 1 || decimals == 2 ? digits.movePointLeft(decimals) : digits;
  }
}
