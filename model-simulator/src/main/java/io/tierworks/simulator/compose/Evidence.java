package io.tierworks.simulator.compose;

import io.tierworks.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Findings on one question, with the fields of the plan template `research`: what speaks for and
/// against, under which conditions, and which findings contradict each other.
record Evidence(Results results) {
  private static final List<String> FIELDS =
      List.of("finding", "stance", "condition", "method", "strength");
  private static final Map<String, Double> WEIGHTS = Map.of("strong", 0.9, "moderate", 0.6);
  private static final Map<String, String> OPENINGS =
      Map.of("yes", "Yes", "no", "No", "depends", "It depends");

  private static final int SHOWN = 2;
  private static final int CONFLICTS = 3;

  static boolean isIn(Results results) {
    return results.fields(Results.Kind.values()).containsAll(FIELDS);
  }

  String answer() {
    var leading = results.counts("stance").keySet().stream().findFirst().orElse("");
    return "%s. Of %d sources, %d say yes, %d say no, %d say that it depends.%s%s%s%s"
        .formatted(
            OPENINGS.getOrDefault(leading, "It is not clear"),
            results.total,
            with("stance", "yes").size(),
            with("stance", "no").size(),
            with("stance", "depends").size(),
            part("Most weight: ", "finding", with("strength", "strong")),
            part("For it: ", "finding", with("stance", "yes")),
            part("Against it: ", "finding", with("stance", "no")),
            part("Conditions: ", "condition", with("stance", "depends")));
  }

  /// Pairs of a finding for and one against, the strongest first, each as a row.
  Results conflicts() {
    List<Result> conflicts = new ArrayList<>();
    for (var one : with("stance", "yes")) {
      for (var other : with("stance", "no")) {
        var pair = Json.object();
        pair.put("text", told(one, "finding") + "; but " + told(other, "finding") + ".");
        var methods = told(one, "method") + "; " + told(other, "method");
        pair.put("explanation", "They rest on different evidence. " + methods + ".");
        pair.putArray("sources").add(one.name()).add(other.name());
        conflicts.add(new Result("", "", "", pair));
      }
    }
    var first = conflicts.stream().limit(CONFLICTS).toList();
    return new Results(first, Json.object(), first.size());
  }

  /// The mean weight of the findings.
  double confidence() {
    return results.rows.stream().mapToDouble(Evidence::weight).average().orElse(0);
  }

  List<Result> strongest() {
    return results.by(Evidence::weight);
  }

  private static double weight(Result row) {
    return WEIGHTS.getOrDefault(row.text("strength"), 0.3);
  }

  private List<Result> with(String field, String value) {
    return strongest().stream().filter(row -> row.text(field).equals(value)).toList();
  }

  private static String told(Result row, String field) {
    return row.name() + ": " + Prose.clause(row.text(field));
  }

  /// The field of the strongest rows, each with its source.
  private static String part(String opening, String field, List<Result> rows) {
    return rows.stream()
        .filter(row -> row.tells(field))
        .limit(SHOWN)
        .map(row -> Prose.clause(row.text(field)) + " (" + row.name() + ")")
        .reduce((one, next) -> one + "; " + next)
        .map(listed -> " " + opening + listed + ".")
        .orElse("");
  }
}
