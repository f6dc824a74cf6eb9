package io.tierworks.simulator.solve;

import java.util.List;

/// Texts put together from a statement and sentences.
final class Reports {
  private Reports() {}

  /// Sentences one after the other, each with an end.
  static String prose(List<String> sentences) {
    return sentences.isEmpty()
        ? ""
        : join(sentences.getFirst(), sentences.subList(1, sentences.size()));
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
