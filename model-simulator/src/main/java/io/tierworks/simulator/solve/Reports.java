package io.tierworks.simulator.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Texts put together from a statement and sentences.
final class Reports {
  private Reports() {}

  /// Sentences one after the other, each with an end.
  static String prose(List<String> sentences) {
    return sentences.isEmpty()
        ? ""
        : join(sentences.getFirst(), sentences.subList(1, sentences.size()));
  }

  /// What was decided, what speaks for it ("+ ...") and against it ("- ...").
  static String reasons(List<String> because) {
    List<String> parts = new ArrayList<>();
    because.stream()
        .filter(reason -> !reason.startsWith("+ ") && !reason.startsWith("- "))
        .forEach(parts::add);
    signed(because, "+ ", "for: ", parts);
    signed(because, "- ", "against: ", parts);
    return String.join("; ", parts);
  }

  private static void signed(List<String> because, String sign, String word, List<String> into) {
    String joined =
        because.stream()
            .filter(reason -> reason.startsWith(sign))
            .map(reason -> reason.substring(2))
            .collect(Collectors.joining(", "));
    if (!joined.isEmpty()) {
      into.add(word + joined);
    }
  }

  static String join(String statement, List<String> sentences) {
    StringBuilder text = new StringBuilder(statement);
    if (!statement.isEmpty() && ".!?".indexOf(statement.charAt(statement.length() - 1)) < 0) {
      text.append('.');
    }
    for (String sentence : sentences) {
      text.append(' ').append(sentence);
      if (!sentence.isEmpty() && ".!?".indexOf(sentence.charAt(sentence.length() - 1)) < 0) {
        text.append('.');
      }
    }
    return text.toString();
  }
}
