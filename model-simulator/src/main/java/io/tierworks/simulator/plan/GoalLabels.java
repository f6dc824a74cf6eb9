package io.tierworks.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The labels a goal names: "into billing, technical or account", "as compliant or violation",
/// "labels: a, b, c".
final class GoalLabels {
  private static final Pattern LIST =
      Pattern.compile(
          "(?:\\binto\\b(?: one of)?|\\bas\\b(?: one of| either)?|\\blabels?:|\\bcategories:|\\bclasses:|\\bteams?:|\\bqueues?:|\\bone of:?|\\bto (?:the )?(?:teams?|queues?)|[:(])\\s*((?:[\\w-]+(?: [\\w-]+){0,2}\\s*,\\s*){1,14}(?:(?:and|or)\\s+)?[\\w-]+(?: [\\w-]+)?|[\\w-]+ or [\\w-]+)",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 30;

  private GoalLabels() {}

  /// Empty if the goal names none.
  static List<String> in(String goal) {
    Matcher matcher = LIST.matcher(goal);
    while (matcher.find()) {
      List<String> labels = split(matcher.group(1));
      if (labels.size() >= 2 && labels.stream().allMatch(label -> label.length() <= LONGEST)) {
        return labels;
      }
    }
    return List.of();
  }

  private static List<String> split(String list) {
    List<String> labels = new ArrayList<>();
    for (String piece : list.split(",|\\bor\\b|\\band\\b")) {
      String label = piece.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
      if (!label.isEmpty() && !labels.contains(label)) {
        labels.add(label);
      }
    }
    return labels;
  }
}
