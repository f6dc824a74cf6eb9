package io.tierworks.simulator.judge;

import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What single fields of an answer ask of all results: counts, means, the most common label, the
/// best item. Null where a field asks for something else.
record Figures(Case one, Subject subject) {
  private static final List<String> COMMON =
      List.of(
          "most common",
          "most frequent",
          "dominant",
          "top issue",
          "top label",
          "top category",
          "main issue",
          "main concern");
  private static final List<String> BEST =
      List.of("best", "top", "winner", "highest", "most urgent", "recommended");

  /// How often a label was given, or how many results there are.
  @Nullable Long count(String words) {
    for (Map<String, Long> values : one.tally().counts().values()) {
      for (Map.Entry<String, Long> value : values.entrySet()) {
        String label = Words.spaced(value.getKey());
        if (words.equals(label)
            || words.equals(label + " count")
            || words.equals("count " + label)
            || words.equals(label + "s")
            || words.equals("number of " + label)) {
          return value.getValue();
        }
      }
    }
    boolean total =
        words.equals("total")
            || words.equals("count")
            || words.equals("processed")
            || words.startsWith("number of ")
            || words.endsWith(" count")
            || words.startsWith("total ") && !words.contains("amount") && !words.contains("value");
    return total ? Long.valueOf(one.total()) : null;
  }

  /// A mean, lowest or highest number of the field that the words name, else of the only field
  /// there is.
  @Nullable Double statistic(String words) {
    for (Map.Entry<String, Tally.Range> range : one.tally().ranges().entrySet()) {
      if (one.tally().ranges().size() == 1 || words.contains(Words.spaced(range.getKey()))) {
        if (words.contains("average") || words.contains("mean")) {
          return Math.round(range.getValue().mean() * 100) / 100.0;
        }
        if (words.contains("max") || words.contains("highest")) {
          return range.getValue().max();
        }
        if (words.contains("min") || words.contains("lowest")) {
          return range.getValue().min();
        }
      }
    }
    return null;
  }

  @Nullable String name(String words) {
    if (COMMON.stream().anyMatch(words::contains)) {
      return one.tally().counts().values().stream()
          .findFirst()
          .flatMap(values ->
              values.entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)))
          .map(Map.Entry::getKey)
          .orElse(null);
    }
    boolean best =
        BEST.stream().anyMatch(word -> words.equals(word) || words.startsWith(word + " "));
    return best && !one.results().isEmpty()
        ? Leaders.first(subject.items(), 1).getFirst().name()
        : null;
  }

  /// The items that carry the label the words name ("urgent tickets"), that pass the test they name
  /// ("compliant"), or that the brief puts there ("leads to close", where "none is closed"); else
  /// the leaders ("top items"); null for other lists.
  ///
  /// @param about words and description of the list
  @Nullable List<String> names(String words, String about) {
    for (Map.Entry<String, Map<String, Long>> field : one.tally().counts().entrySet()) {
      if (field.getValue().keySet().stream().allMatch(v -> v.equals("true") || v.equals("false"))
          && Words.content(words).containsAll(Words.content(Words.spaced(field.getKey())))) {
        String wanted = words.contains("not ") || words.startsWith("non ") ? "false" : "true";
        return carrying(field.getKey(), wanted);
      }
      for (String label : field.getValue().keySet()) {
        if ((" " + words + " ").contains(" " + Words.spaced(label) + " ")) {
          return carrying(field.getKey(), label);
        }
      }
    }
    if (words.contains("urgent") || words.contains("critical")) {
      return List.of();
    }
    boolean leaders =
        BEST.stream().anyMatch(words::startsWith)
            || words.endsWith("ids")
            || words.contains("ranking")
            || words.contains("shortlist");
    if (leaders) {
      return Leaders.first(subject.items(), 5).stream().map(Result::name).toList();
    }
    return about.matches(".*\\bids?\\b.*") ? ruled(words) : null;
  }

  private List<String> carrying(String field, String label) {
    return Leaders.first(subject.items(), subject.items().size()).stream()
        .filter(result -> result.output().path(field).asText().equals(label))
        .map(Result::name)
        .toList();
  }

  /// The items with the label that some clause of the brief joins with these words.
  private @Nullable List<String> ruled(String words) {
    Set<String> asked = Words.content(words);
    for (String clause : one.brief().notes().split("[.;,:\\n]")) {
      Set<String> said = Words.content(clause);
      if (said.stream().anyMatch(asked::contains)) {
        String spaced = " " + clause.toLowerCase(Locale.ROOT).strip() + " ";
        for (Map.Entry<String, Map<String, Long>> field : subject.labels().entrySet()) {
          for (String label : field.getValue().keySet()) {
            if (spaced.contains(" " + Words.spaced(label) + " ")) {
              return carrying(field.getKey(), label);
            }
          }
        }
      }
    }
    return null;
  }
}
