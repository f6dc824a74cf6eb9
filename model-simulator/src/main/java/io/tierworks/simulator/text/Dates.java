package io.tierworks.simulator.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the first date in a text: `2026-05-03`, `3.5.2026`, `3 May 2026` or `May 3, 2026`.
public final class Dates {
  private static final Pattern LIKE_A_DATE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d|\\d\\d?[./]\\d\\d?[./]\\d{4}|\\d\\d? \\p{Lu}\\p{Ll}+ \\d{4}|\\p{Lu}\\p{Ll}+ \\d\\d?, \\d{4}");
  private static final DateTimeFormatter FORMATS =
      DateTimeFormatter.ofPattern(
          "[yyyy-MM-dd][d.M.yyyy][d/M/yyyy][d MMMM yyyy][d MMM yyyy][MMMM d, yyyy]",
          Locale.ENGLISH);

  private Dates() {}

  public static Optional<LocalDate> first(String text) {
    return LIKE_A_DATE
        .matcher(text)
        .results()
        .flatMap(found -> read(found.group()).stream())
        .findFirst();
  }

  private static Optional<LocalDate> read(String date) {
    try {
      return Optional.of(LocalDate.parse(date, FORMATS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
