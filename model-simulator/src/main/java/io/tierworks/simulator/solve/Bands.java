package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Labels that stand for ranges of a score, as in "hot (75 and more), warm (50 to 74)".
record Bands(Map<String, double[]> ranges) {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern FROM =
      Pattern.compile(
          "(?:at least |from |over |above )?"
              + NUMBER
              + "\\s*(?:and more|or more|and above|or above|and over|\\+|points and more)|(?:at least|from|over|above) "
              + NUMBER);
  private static final Pattern BETWEEN =
      Pattern.compile(NUMBER + "\\s*(?:to|-|\u2013)\\s*" + NUMBER);
  private static final Pattern BELOW = Pattern.compile("(?:below|under|less than|up to) " + NUMBER);
  private static final int NEAR = 30;

  static Bands read(List<String> labels, String notes) {
    Map<String, double[]> ranges = new LinkedHashMap<>();
    String lower = notes.toLowerCase(Locale.ROOT);
    for (String label : labels) {
      Matcher at =
          Pattern.compile("\\b" + Pattern.quote(Words.spaced(label)) + "\\s?[(:=]\\s?")
              .matcher(lower);
      while (at.find() && !ranges.containsKey(label)) {
        double[] range =
            range(lower.substring(at.end(), Math.min(lower.length(), at.end() + NEAR)));
        if (range.length == 2) {
          ranges.put(label, range);
        }
      }
    }
    return new Bands(ranges.size() * 2 > labels.size() ? ranges : Map.of());
  }

  /// The label for the score; empty if no range holds it.
  String label(double score) {
    return ranges.entrySet().stream()
        .filter(band -> score >= band.getValue()[0] && score <= band.getValue()[1])
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static double[] range(String text) {
    Matcher between = BETWEEN.matcher(text);
    if (between.lookingAt()) {
      return new double[] {number(between, 1), number(between, 2) + 0.999};
    }
    Matcher from = FROM.matcher(text);
    if (from.lookingAt()) {
      return new double[] {number(from, from.group(1) == null ? 2 : 1), Double.MAX_VALUE};
    }
    Matcher below = BELOW.matcher(text);
    return below.lookingAt()
        ? new double[] {-Double.MAX_VALUE, number(below, 1) - 0.001}
        : new double[0];
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }
}
