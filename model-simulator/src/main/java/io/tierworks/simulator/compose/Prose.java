package io.tierworks.simulator.compose;

import static java.util.stream.Collectors.joining;

import io.tierworks.simulator.compose.Results.Kind;
import io.tierworks.simulator.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An overview of results in a few sentences: how many, of what kind, what comes first.
record Prose(String goal, Results results) {
  private static final Pattern NOUN =
      Pattern.compile("(?i)\\b(?:each (\\w+)|(?:these|the|given) (?:\\w+ )?(\\w+s)\\b)");
  private static final int FIRST = 3;

  String overview() {
    var facts = String.join("; ", facts());
    var pressing = pressing();
    int total = results.total;
    int shown = results.rows.size();
    return (total + " " + noun())
        + (facts.isEmpty() ? "" : ": " + facts)
        + (pressing.isEmpty() ? "." : ". First of all: " + pressing + ".")
        + (shown == total ? "" : " Lists and sums cover the " + shown + " results shown.");
  }

  /// Counts of flags and labels, averages of numbers.
  private List<String> facts() {
    var flags = results.fields(Kind.FLAG).stream().map(this::share);
    var labels =
        results.fields(Kind.LABEL).stream()
            .map(label -> "by " + Words.ofName(label) + " " + counted(results.counts(label)));
    var numbers =
        results.fields(Kind.NUMBER).stream()
            .filter(number -> results.mean(number) <= 100)
            .map(number -> averaged(Words.ofName(number), results.mean(number)));
    return Stream.of(flags, labels, numbers).flatMap(facts -> facts).toList();
  }

  private String share(String flag) {
    long count = results.counts(flag).getOrDefault("true", 0L);
    return "%d of %d %s".formatted(count, results.total, Words.ofName(flag));
  }

  private static String averaged(String name, double mean) {
    return String.format(Locale.ROOT, "average %s %.1f", name, mean);
  }

  private String pressing() {
    return results.byAttention().stream()
        .filter(row -> results.attention(row) >= 1)
        .limit(FIRST)
        .map(row -> row.name() + " (" + clause(results.says(row)) + ")")
        .collect(joining("; "));
  }

  /// What the items are called in the goal, such as "tickets"; "results" if it does not tell.
  String noun() {
    var found = NOUN.matcher(goal);
    boolean named = found.find();
    return !named ? "results" : found.group(2) == null ? found.group(1) + "s" : found.group(2);
  }

  private static String counted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(one -> one.getKey().replace('_', ' ') + " " + one.getValue())
        .collect(joining(", "));
  }

  /// A sentence without its full stop, to stand inside another one.
  static String clause(String sentence) {
    return Words.cut(sentence, 140).replaceAll("\\.$", "");
  }
}
