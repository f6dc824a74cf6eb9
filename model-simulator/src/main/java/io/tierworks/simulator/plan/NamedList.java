package io.tierworks.simulator.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names that a goal lists: "as billing, technical or account", "into a, b and c", "extract
/// vendor, date and total from".
final class NamedList {
  private static final String NAME = "[\\p{L}\\p{N}_-]+(?: [\\p{L}\\p{N}_-]+)?";
  private static final Pattern LIST =
      Pattern.compile(
          "\\b(?:as|into|one of|labels|extract)(?: the|:)?\\s+((?:"
              + NAME
              + ", )*?"
              + NAME
              + ",? (?:or|and) [\\p{L}\\p{N}_-]+)",
          Pattern.CASE_INSENSITIVE);

  private NamedList() {}

  /// Lower case, with `_` for spaces; empty if the goal lists nothing.
  static List<String> in(String goal) {
    Matcher matcher = LIST.matcher(goal);
    return matcher.find()
        ? Stream.of(matcher.group(1).split(",? (?:or|and) |, "))
            .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList()
        : List.of();
  }
}
