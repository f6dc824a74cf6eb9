package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.text.Material;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Texts put together from a statement and sentences.
final class Reports {
  private static final int FACT = 90;

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

  /// What speaks for and against, each with the sentence it rests on; a sentence is given once.
  static List<String> facts(List<String> because, Material material, int most) {
    Map<String, String> facts = new LinkedHashMap<>();
    boolean any = because.stream().anyMatch(one -> one.startsWith("+ ") || one.startsWith("- "));
    for (String reason : because) {
      boolean signed = reason.startsWith("+ ") || reason.startsWith("- ");
      String what =
          signed ? reason.substring(2).replaceFirst("^(?:no|company size|budget) ", "") : reason;
      String lower = what.toLowerCase(Locale.ROOT);
      String sentence =
          material.sentences().stream()
              .filter(one -> signed && one.toLowerCase(Locale.ROOT).contains(lower))
              .findFirst()
              .map(Reports::brief)
              .orElse(what);
      if (any && !signed) {
        continue;
      }
      facts.putIfAbsent(sentence, reason.startsWith("- ") ? "against: " : signed ? "for: " : "");
    }
    return facts.entrySet().stream()
        .limit(most)
        .map(fact -> fact.getValue() + fact.getKey())
        .toList();
  }

  private static String brief(String sentence) {
    if (sentence.length() <= FACT) {
      return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
    int space = sentence.lastIndexOf(' ', FACT);
    return sentence.substring(0, space > 0 ? space : FACT) + " \u2026";
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
