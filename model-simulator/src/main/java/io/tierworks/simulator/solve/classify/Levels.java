package io.tierworks.simulator.solve.classify;

import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Map;

/// Labels that are steps of one scale, such as low, medium, high, urgent.
final class Levels {
  private static final Map<String, Double> STEPS =
      Map.ofEntries(
          Map.entry("critical", 1.0),
          Map.entry("urgent", 1.0),
          Map.entry("emergency", 1.0),
          Map.entry("blocker", 1.0),
          Map.entry("immediate", 1.0),
          Map.entry("p0", 1.0),
          Map.entry("p1", 0.95),
          Map.entry("sev1", 1.0),
          Map.entry("s1", 1.0),
          Map.entry("highest", 1.0),
          Map.entry("very high", 1.0),
          Map.entry("severe", 1.0),
          Map.entry("high", 0.75),
          Map.entry("major", 0.75),
          Map.entry("elevated", 0.7),
          Map.entry("p2", 0.7),
          Map.entry("sev2", 0.7),
          Map.entry("s2", 0.7),
          Map.entry("important", 0.75),
          Map.entry("medium", 0.45),
          Map.entry("normal", 0.42),
          Map.entry("moderate", 0.45),
          Map.entry("standard", 0.42),
          Map.entry("p3", 0.4),
          Map.entry("sev3", 0.4),
          Map.entry("s3", 0.4),
          Map.entry("average", 0.45),
          Map.entry("low", 0.15),
          Map.entry("minor", 0.15),
          Map.entry("p4", 0.12),
          Map.entry("sev4", 0.12),
          Map.entry("s4", 0.12),
          Map.entry("lowest", 0.0),
          Map.entry("very low", 0.0),
          Map.entry("trivial", 0.0),
          Map.entry("none", 0.0),
          Map.entry("p5", 0.0));

  private Levels() {}

  static boolean are(List<String> labels) {
    return labels.size() > 1
        && labels.stream().allMatch(label -> STEPS.containsKey(Words.spaced(label)));
  }

  /// Where the label stands, 0 to 1.
  static double of(String label) {
    return STEPS.getOrDefault(Words.spaced(label), 0.5);
  }
}
