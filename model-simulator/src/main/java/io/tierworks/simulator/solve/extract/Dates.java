package io.tierworks.simulator.solve.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds dates: `2026-03-12`, `12.03.2026`, `03/12/2026`, `12 March 2026`, `Mar 12, 2026`.
public final class Dates {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final Pattern DATE =
      Pattern.compile(
          "\\b(?:(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})|(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([A-Z][a-z]{2,8})\\.?,?[ -](\\d{4})|([A-Z][a-z]{2,8})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}))\\b");

  private Dates() {}

  /// A date and where it stands, literally.
  public record Found(LocalDate date, String literal, int start) {}

  public static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      try {
        found.add(new Found(date(matcher, text), matcher.group(), matcher.start()));
      } catch (DateTimeException e) {
        // Digits in the shape of a date that are none, such as a version number.
        continue;
      }
    }
    return found;
  }

  private static LocalDate date(Matcher m, String text) {
    if (m.group(1) != null) {
      return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
    }
    if (m.group(4) != null) {
      return numeric(m, text);
    }
    return m.group(7) != null
        ? LocalDate.of(number(m, 9), month(m.group(8)), number(m, 7))
        : LocalDate.of(number(m, 12), month(m.group(10)), number(m, 11));
  }

  /// Day first, except with slashes in a text that counts in dollars.
  private static LocalDate numeric(Matcher m, String text) {
    int first = number(m, 4);
    int second = number(m, 5);
    int year = number(m, 6) < 100 ? 2000 + number(m, 6) : number(m, 6);
    boolean american =
        m.group().indexOf('/') >= 0 && (text.indexOf('$') >= 0 || text.contains("USD"));
    boolean monthFirst = second > 12 || american && first <= 12;
    return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int month(String name) {
    int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    if (at < 0 || at % 3 != 0) {
      throw new DateTimeException("no month: " + name);
    }
    return at / 3 + 1;
  }
}
