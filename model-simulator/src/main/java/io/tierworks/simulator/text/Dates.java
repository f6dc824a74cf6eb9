package io.tierworks.simulator.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the first date in a text: `2026-05-03`, `3.5.2026`, `3 May 2026` or `May 3, 2026`.
public final class Dates {
  private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)\\b(?:(?<y1>\\d{4})-(?<m1>\\d\\d)-(?<d1>\\d\\d)|(?<d2>\\d\\d?)[./](?<m2>\\d\\d?)[./](?<y2>\\d{4})|(?<d3>\\d\\d?)\\.? (?<m3>NAME)[a-z]*\\.? (?<y3>\\d{4})|(?<m4>NAME)[a-z]*\\.? (?<d4>\\d\\d?),? (?<y4>\\d{4}))\\b"
              .replace("NAME", MONTHS.replace(' ', '|')));

  private Dates() {}

  public static Optional<LocalDate> first(String text) {
    Matcher found = DATE.matcher(text);
    while (found.find()) {
      for (int form = 1; form <= 4; form++) {
        String month = found.group("m" + form);
        if (month != null) {
          try {
            return Optional.of(
                LocalDate.of(
                    Integer.parseInt(found.group("y" + form)),
                    month(month),
                    Integer.parseInt(found.group("d" + form))));
          } catch (DateTimeException e) {
            break; // Looks like a date and is none, such as 31.13.2026.
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int month(String text) {
    int at = MONTHS.indexOf(text.toLowerCase(Locale.ROOT));
    return at < 0 ? Integer.parseInt(text) : 1 + at / 4;
  }
}
