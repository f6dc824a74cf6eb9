package io.tierworks.simulator.solve.tally;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Results reduced: for each field of short text or truth the counts of its values, for each number
/// its values.
public record Tally(int total, Map<String, Map<String, Long>> counts, Map<String, Range> ranges) {
  private static final int LABEL_LENGTH = 40;
  private static final int LABEL_WORDS = 3;
  private static final int MANY_LABELS = 20;

  public record Range(double min, double mean, double max) {}

  public static Tally of(List<Result> results) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    Map<String, List<Double>> numbers = new LinkedHashMap<>();
    for (Result result : results) {
      for (Map.Entry<String, JsonNode> field : result.output().properties()) {
        JsonNode value = field.getValue();
        if (value.isNumber()) {
          numbers.computeIfAbsent(field.getKey(), key -> new ArrayList<>()).add(value.asDouble());
        } else if (value.isBoolean() || value.isTextual() && label(value.asText())) {
          counts
              .computeIfAbsent(field.getKey(), key -> new TreeMap<>())
              .merge(value.asText(), 1L, Long::sum);
        }
      }
    }
    counts
        .values()
        .removeIf(values -> values.size() > Math.min(MANY_LABELS, Math.max(2, results.size() / 2)));
    Map<String, Range> ranges = new LinkedHashMap<>();
    numbers.forEach((field, values) -> ranges.put(field, range(values)));
    return new Tally(results.size(), counts, ranges);
  }

  /// Reads the judge's `aggregates`: wherever an object's values are all whole numbers it counts
  /// values, wherever it has min, mean and max it is a range.
  public static Tally read(JsonNode aggregates, int total) {
    Tally tally = new Tally(total, new LinkedHashMap<>(), new LinkedHashMap<>());
    tally.collect("", aggregates);
    return tally;
  }

  /// "label: billing 5, technical 4; score: 12 to 96, mean 54.3".
  public String sentence() {
    List<String> parts = new ArrayList<>();
    counts.forEach((field, values) -> parts.add(field + ": " + ordered(values)));
    ranges.forEach((field, range) ->
        parts.add(
            field
                + ": "
                + plain(range.min)
                + " to "
                + plain(range.max)
                + ", mean "
                + plain(range.mean)));
    return String.join("; ", parts);
  }

  /// The counts of a field, most frequent first: "billing 5, technical 4".
  public static String ordered(Map<String, Long> values) {
    return values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey))
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  public static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  private void collect(String name, JsonNode node) {
    if (node.isArray()) {
      node.forEach(one -> collect(one.path("field").asText(name), one));
    }
    if (!node.isObject() || node.isEmpty()) {
      return;
    }
    if (node.path("mean").isNumber()
        || node.path("min").isNumber() && node.path("max").isNumber()) {
      ranges.put(
          name,
          new Range(
              node.path("min").asDouble(),
              node.path("mean").asDouble(),
              node.path("max").asDouble()));
    } else if (!name.isEmpty()
        && node.propertyStream().allMatch(entry -> entry.getValue().isIntegralNumber())) {
      count(name, node);
    } else {
      node.properties()
          .forEach(entry ->
              collect(
                  STRUCTURE.contains(entry.getKey()) ? name : entry.getKey(), entry.getValue()));
    }
  }

  /// Values that are many or long are texts, not labels.
  private void count(String name, JsonNode node) {
    boolean labels =
        node.size() <= MANY_LABELS
            && node.propertyStream().allMatch(entry -> label(entry.getKey()));
    if (labels) {
      Map<String, Long> values = counts.computeIfAbsent(name, key -> new TreeMap<>());
      node.properties()
          .forEach(entry -> values.merge(entry.getKey(), entry.getValue().asLong(), Long::sum));
    }
  }

  private static final java.util.Set<String> STRUCTURE =
      java.util.Set.of("counts", "values", "fields", "stats", "numbers");

  private static boolean label(String text) {
    return !text.isBlank()
        && text.length() <= LABEL_LENGTH
        && text.split(" ").length <= LABEL_WORDS;
  }

  private static Range range(List<Double> values) {
    return new Range(
        values.stream().mapToDouble(d -> d).min().orElse(0),
        values.stream().mapToDouble(d -> d).average().orElse(0),
        values.stream().mapToDouble(d -> d).max().orElse(0));
  }
}
