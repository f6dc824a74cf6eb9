package io.tierworks.e2e.quality;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the tasks of a kind are done: which tier begins, how many attempts a task has, what verifies
/// an answer, and how often the judge may send answers back.
///
/// @param links of the chain besides the schema, in cost order, as JSON
record CascadePlan(String tier, int attempts, int rounds, List<String> links) {

  /// The first answer counts.
  static CascadePlan unverified(String tier) {
    return new CascadePlan(tier, 1, 0, List.of());
  }

  /// Checks in code where there is something to check, then votes where most answers are right, and
  /// rubrics where many are wrong. What the judge objects to is voted on once more, or becomes a
  /// gap where rubrics decide.
  static CascadePlan thrifty(Suite suite, TaskKind kind) {
    return switch (suite) {
      case EASY ->
          switch (kind) {
            case EXTRACTION -> plan("nano", 5, 1, kind, votes(4));
            case AGGREGATION -> plan("nano", 5, 1, kind, votes(5));
            case CLASSIFICATION, RANKING, CODE -> plan("nano", 5, 1, kind, votes(6));
          };
      case MIXED ->
          switch (kind) {
            case EXTRACTION, CLASSIFICATION -> plan("nano", 5, 1, kind, votes(6));
            case RANKING, CODE -> plan("nano", 5, 0, kind, rubric("nano"));
            case AGGREGATION -> unverified("mini");
          };
    };
  }

  /// Better links, and another round for what the judge objects to.
  static CascadePlan careful(Suite suite, TaskKind kind) {
    return switch (kind) {
      case EXTRACTION -> plan("nano", 5, 1, kind, agreement(2));
      case CLASSIFICATION -> plan("nano", 5, 1, kind, agreement(3));
      case RANKING -> plan("nano", 5, 1, kind, rubric("mini"));
      case CODE -> plan("nano", 5, 1, kind, suite == Suite.EASY ? agreement(3) : rubric("mini"));
      case AGGREGATION ->
          suite == Suite.EASY
              ? plan("nano", 5, 1, kind, agreement(3))
              : plan("mini", 3, 1, kind, rubric("nano"));
    };
  }

  String verify() {
    return Stream.concat(Stream.of("\"schema\""), links.stream()).collect(Collectors.joining(", "));
  }

  private static CascadePlan plan(
      String tier, int attempts, int rounds, TaskKind kind, String call) {
    return new CascadePlan(
        tier, attempts, rounds, Stream.concat(checks(kind).stream(), Stream.of(call)).toList());
  }

  /// What code can check.
  private static List<String> checks(TaskKind kind) {
    return switch (kind) {
      case EXTRACTION ->
          List.of(
              rule("near(answer.total, answer.net + answer.tax)", "total must be net plus tax"));
      case RANKING ->
          List.of(
              rule(
                  "answer.score == answer.fit + answer.need + answer.timing",
                  "score must be the sum of the points"));
      case CODE -> List.of("\"grounded\"");
      case CLASSIFICATION, AGGREGATION -> List.of();
    };
  }

  private static String rule(String rule, String message) {
    return "{\"link\": \"rules\", \"rules\": [{\"rule\": \"%s\", \"message\": \"%s\"}]}"
        .formatted(rule, message);
  }

  /// All of the samples have to agree.
  private static String agreement(int samples) {
    return "{\"link\": \"agreement\", \"samples\": %d, \"quorum\": %d}".formatted(samples, samples);
  }

  /// Up to six answers of each tier are votes.
  private static String votes(int lead) {
    return """
    {"link": "votes", "samples": 6, "lead": %d, "weights": {"nano": 2, "mini": 3, "flagship": 8}}\
    """
        .formatted(lead);
  }

  private static String rubric(String tier) {
    return "{\"link\": \"rubric\", \"tier\": \"%s\", \"criteria\": [\"Every field is what the text and the rules say.\"]}"
        .formatted(tier);
  }
}
