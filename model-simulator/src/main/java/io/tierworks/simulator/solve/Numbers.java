package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.solve.extract.Figures;
import io.tierworks.simulator.solve.lexicon.FieldNames;
import io.tierworks.simulator.solve.rank.Score;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Material;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers: scores, counts and figures of documents.
final class Numbers {
  private static final List<String> SCORES =
      List.of(
          "score",
          "rating",
          "rank",
          "relevance",
          "fit",
          "likelihood",
          "probability",
          "urgency",
          "severity",
          "priority",
          "quality",
          "sentiment",
          "risk",
          "importance",
          "satisfaction",
          "impact",
          "empathy",
          "politeness",
          "professionalism",
          "value to");

  private Numbers() {}

  static JsonNode fill(Filling filling, Field field, Material material) {
    String words = field.words();
    if (words.contains("confidence") || words.contains("certainty")) {
      return scaled(field, 0.5 + filling.leastMargin() / 2);
    }
    FieldNames.Meaning meaning = filling.form().meaning(field);
    boolean score =
        SCORES.stream().anyMatch(words::contains)
            || meaning.role().isEmpty() && field.max() != null && field.min() != null;
    return score ? score(filling, field, material) : figure(filling, field, meaning, material);
  }

  private static JsonNode score(Filling filling, Field field, Material material) {
    if (!filling.task().inputs().isEmpty()) {
      Tally.Range known = Tally.of(filling.task().inputs()).ranges().get(field.name());
      if (known != null) {
        return number(field, BigDecimal.valueOf(known.mean()));
      }
    }
    Score score = filling.form().criteria(field).score(material);
    double value = score.value();
    if (filling.task().slips().onLabel(field.name())) {
      value = value > 0.5 ? value - 0.3 : value + 0.3;
    }
    score.reasons().stream().limit(4).forEach(reason -> filling.decided(reason, 1));
    return scaled(field, value);
  }

  private static JsonNode figure(
      Filling filling, Field field, FieldNames.Meaning meaning, Material material) {
    BigDecimal value = Figures.of(meaning, material);
    boolean counts =
        field.words().startsWith("count")
            || field.words().endsWith("count")
            || field.words().startsWith("number of")
            || field.words().startsWith("total ");
    if (counts && !filling.task().inputs().isEmpty()) {
      value = BigDecimal.valueOf(filling.task().inputs().size());
    } else if (counts && field.about().contains("violation")) {
      value = BigDecimal.valueOf(filling.violations().size());
    }
    if (value != null && filling.spoils(field)) {
      value = garbled(filling, field, value);
    }
    if (value == null) {
      return field.nullable() ? Filling.JSON.nullNode() : number(field, BigDecimal.ZERO);
    }
    return number(field, value);
  }

  /// Lost, or two digits swapped.
  private static @Nullable BigDecimal garbled(Filling filling, Field field, BigDecimal value) {
    if (filling.task().slips().pick(field.name(), 2) == 0) {
      return null;
    }
    return value.add(BigDecimal.valueOf(filling.task().slips().pick(field.name(), 9) * 9L + 9));
  }

  /// A value from 0 to 1 in the range of the field: its bounds, else what its description says,
  /// else 0 to 100.
  private static JsonNode scaled(Field field, double value) {
    String about = field.about();
    double min =
        field.min() != null
            ? field.min()
            : about.contains("-1 ")
                ? -1
                : about.contains("1 to")
                        || about.contains("1-5")
                        || about.contains("1-10")
                        || about.contains("from 1")
                    ? 1
                    : 0;
    double max = field.max() != null ? field.max() : top(about);
    return number(field, BigDecimal.valueOf(min + (max - min) * value));
  }

  private static double top(String about) {
    if (about.contains("100")) {
      return 100;
    }
    if (about.contains("0..1")
        || about.contains("0 to 1") && !about.contains("0 to 10")
        || about.contains("between 0 and 1") && !about.contains("and 10")
        || about.contains("probability")
        || about.contains("confidence")) {
      return 1;
    }
    if (about.contains("to 10")
        || about.contains("1-10")
        || about.contains("0-10")
        || about.contains("and 10")) {
      return 10;
    }
    if (about.contains("to 5")
        || about.contains("1-5")
        || about.contains("0-5")
        || about.contains("and 5")
        || about.contains("stars")) {
      return 5;
    }
    return 100;
  }

  private static JsonNode number(Field field, BigDecimal value) {
    BigDecimal bounded = value;
    if (field.min() != null) {
      bounded = bounded.max(BigDecimal.valueOf(field.min()));
    }
    if (field.max() != null) {
      bounded = bounded.min(BigDecimal.valueOf(field.max()));
    }
    if (field.type() == Field.Type.INTEGER) {
      return Filling.JSON.numberNode(bounded.setScale(0, RoundingMode.HALF_UP).longValue());
    }
    return Filling.JSON.numberNode(
        bounded
            .setScale(Math.min(4, Math.max(0, bounded.scale())), RoundingMode.HALF_UP)
            .doubleValue());
  }
}
