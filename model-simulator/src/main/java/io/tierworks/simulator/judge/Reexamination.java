package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.classify.Choice;
import io.tierworks.simulator.solve.classify.Chooser;
import io.tierworks.simulator.solve.extract.Amounts;
import io.tierworks.simulator.solve.extract.Figures;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at each shown result again, with its source, at full strength. Objects only where another
/// answer is clearly better.
final class Reexamination {
  private static final double CLEARLY = 0.45;
  private static final int EXCERPT = 20;

  private final Case one;
  private final Map<String, Chooser> choosers = new HashMap<>();

  Reexamination(Case one) {
    this.one = one;
  }

  List<Objection> objections() {
    List<Objection> objections = new ArrayList<>();
    for (Result result : one.results()) {
      Material source = new Material(result.source());
      if (source.text().length() >= EXCERPT && !Orders.in(source.text())) {
        String feedback = objection(result, source);
        if (!feedback.isEmpty()) {
          objections.add(new Objection(result.subtask(), feedback));
        }
      }
    }
    return objections;
  }

  private String objection(Result result, Material source) {
    for (Map.Entry<String, JsonNode> field : result.output().properties()) {
      JsonNode value = field.getValue();
      String feedback = "";
      if (value.isTextual() && labels(field.getKey()).size() >= 2) {
        feedback = label(field.getKey(), value.asText(), source);
      } else if (value.isNumber() || value.isNull()) {
        feedback = figure(field.getKey(), value, source);
      }
      if (!feedback.isEmpty()) {
        return feedback;
      }
    }
    return "";
  }

  private List<String> labels(String field) {
    Map<String, Long> counts = one.tally().counts().get(field);
    return counts == null ? List.of() : List.copyOf(counts.keySet());
  }

  private String label(String field, String given, Material source) {
    List<String> labels = labels(field);
    if (!labels.contains(given) || !subject(field)) {
      return "";
    }
    Chooser chooser =
        choosers.computeIfAbsent(
            field,
            key ->
                Chooser.of(
                    new Field(
                        key,
                        Field.Type.STRING,
                        "",
                        labels,
                        null,
                        null,
                        false,
                        null,
                        List.of(),
                        0,
                        0),
                    one.brief().goal(),
                    Strength.FLAGSHIP));
    Choice choice = chooser.choose(source);
    boolean clear =
        choice.margin() >= CLEARLY
            && !choice.evidence().isEmpty()
            && !choice.label().equals(given)
            && !choice.second().equals(given);
    clear |=
        choice.margin() >= 0.7 && !choice.label().equals(given) && !choice.evidence().isEmpty();
    return clear
        ? field
            + " should be "
            + choice.label()
            + ": the source speaks of '"
            + choice.evidence()
            + "'."
        : "";
  }

  /// Labels that a reader of the text alone can check: topics, not verdicts or levels.
  private boolean subject(String field) {
    return labels(field).stream()
        .noneMatch(label ->
            List.of(
                    "yes",
                    "no",
                    "true",
                    "false",
                    "pass",
                    "fail",
                    "compliant",
                    "violation",
                    "low",
                    "medium",
                    "high",
                    "urgent",
                    "critical",
                    "none",
                    "hot",
                    "warm",
                    "cold",
                    "normal")
                .contains(Words.spaced(label)));
  }

  private static String figure(String field, JsonNode given, Material source) {
    FieldNames.Meaning meaning = FieldNames.of(Words.spaced(field));
    if (!List.of("total", "net", "tax").contains(meaning.role())) {
      return "";
    }
    BigDecimal found = Figures.of(meaning, source);
    boolean stated = given.isNumber() && stated(given.decimalValue(), source);
    if (found == null || stated || same(found, given)) {
      return "";
    }
    return field + " should be " + found.toPlainString() + ", as the source states.";
  }

  private static boolean stated(BigDecimal value, Material source) {
    return Amounts.in(source).stream().anyMatch(amount -> amount.value().compareTo(value) == 0);
  }

  private static boolean same(BigDecimal found, @Nullable JsonNode given) {
    return given != null && given.isNumber() && given.decimalValue().compareTo(found) == 0;
  }
}
