package io.tierworks.simulator.judge;

import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What single fields of an answer ask of all results: counts, means, the most common label, the
/// best item. Null where a field asks for something else.
record Figures(Case one) {
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
        ? Leaders.first(one.results(), 1).getFirst().name()
        : null;
  }

  /// The items that carry the label the words name ("urgent tickets"), else the leaders ("top
  /// items"); null for other lists.
  @Nullable List<String> names(String words) {
    for (Map.Entry<String, Map<String, Long>> field : one.tally().counts().entrySet()) {
      for (String label : field.getValue().keySet()) {
        if ((" " + words + " ").contains(" " + Words.spaced(label) + " ")) {
          return one.results().stream()
              .filter(result -> result.output().path(field.getKey()).asText().equals(label))
              .map(Result::name)
              .toList();
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
    return leaders ? Leaders.first(one.results(), 5).stream().map(Result::name).toList() : null;
  }
}
