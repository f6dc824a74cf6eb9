package io.tierworks.simulator.text;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Splits a text into sentences and chooses among them. Each sentence is a literal part of the
/// text.
public final class Sentences {
  private static final Pattern END = Pattern.compile("(?<=[.!?]['\"]?)\\s+|\\R+");

  private Sentences() {}

  public static List<String> of(String text) {
    return END.splitAsStream(text).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /// The sentence that shares most stems with what is looked for; of equals the shortest. Empty if
  /// there are no sentences.
  public static String mostTelling(List<String> sentences, Set<String> lookedFor) {
    return sentences.stream()
        .max(Comparator.comparingDouble(sentence -> share(Words.stems(sentence), lookedFor)))
        .orElse("");
  }

  private static double share(Set<String> stems, Set<String> lookedFor) {
    return Words.overlap(stems, lookedFor) + 1.0 / (2 + stems.size());
  }
}
