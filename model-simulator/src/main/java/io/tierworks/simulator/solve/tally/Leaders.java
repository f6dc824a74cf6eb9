package io.tierworks.simulator.solve.tally;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which results come first, and what they say.
public final class Leaders {
  private static final Set<String> SCORES =
      Set.of(
          "score",
          "rank",
          "rating",
          "priority_score",
          "relevance",
          "points",
          "fit",
          "value",
          "probability",
          "quality");
  private static final List<String> STEPS =
      List.of(
          "critical",
          "urgent",
          "p1",
          "high",
          "major",
          "p2",
          "violation",
          "non_compliant",
          "fail",
          "medium",
          "p3",
          "normal",
          "low");

  private Leaders() {}

  /// By score if they have one, else by urgency, else as they came; highest first.
  public static List<Result> first(List<Result> results, int count) {
    List<Result> sorted = new ArrayList<>(results);
    sorted.sort(Comparator.comparingDouble(result -> -weight(result.output())));
    return sorted.subList(0, Math.min(count, sorted.size()));
  }

  /// Whether the answer has a score of its own.
  public static boolean scored(JsonNode output) {
    return weight(output) > 1;
  }

  /// Every different free text of the results, as sentences to pick from.
  public static List<String> texts(List<Result> results) {
    List<String> texts = new ArrayList<>();
    for (Result result : results) {
      collect(result.output(), texts);
    }
    return texts.stream().distinct().toList();
  }

  /// The score of an answer; answers without one weigh by the urgency of their labels.
  public static double weight(JsonNode output) {
    double steps = 0;
    for (Map.Entry<String, JsonNode> field : output.properties()) {
      JsonNode value = field.getValue();
      if (value.isNumber()
          && (SCORES.contains(field.getKey())
              || field.getKey().endsWith("score")
              || field.getKey().endsWith("Score"))) {
        return value.asDouble();
      }
      int step =
          value.isTextual() ? STEPS.indexOf(value.asText().toLowerCase(java.util.Locale.ROOT)) : -1;
      steps = Math.max(steps, step < 0 ? 0 : (STEPS.size() - step) / 100.0);
    }
    return steps;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual() && node.asText().indexOf(' ') > 0) {
      texts.add(node.asText());
    }
    for (JsonNode child : node) {
      collect(child, texts);
    }
  }
}
