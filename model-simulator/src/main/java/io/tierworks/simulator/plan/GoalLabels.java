package io.tierworks.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The labels a goal names: "into billing, technical or account", "as compliant or violation",
/// "labels: a, b, c".
final class GoalLabels {
  private static final String WORD =
      "(?!(?:and|or|with|by|for|then|set|in|to|give|of|plus|each|together|based|according|the|a)\\b)[\\w-]+";
  private static final String LABEL = WORD + "(?: " + WORD + "){0,2}";
  private static final String INTRODUCTION =
      "(?:\\binto\\b(?: one of)?|\\bas\\b(?: one of| either)?|\\b(?:labels|categories|classes|teams|queues|one of):?|\\b(?:each|them|it|tickets|assign|route) to\\b(?: the)?(?: teams?| queues?)?|[:(])";
  private static final Pattern LIST =
      Pattern.compile(
          INTRODUCTION
              + "\\s*((?:"
              + LABEL
              + "\\s*,\\s*){1,14}(?:(?:and|or)\\s+)?"
              + LABEL
              + "(?:\\s+(?:and|or)\\s+"
              + LABEL
              + ")?|"
              + WORD
              + " (?:or|and) "
              + WORD
              + ")",
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
