package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.prompt.DataBlock;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts and ranges over all answers of a job, because models count badly. Fields with many
/// different values are left out.
public final class Aggregates {
  private static final int MOST_VALUES = 20;

  /// Characters; longer texts are not counted.
  static final int LONGEST_VALUE = 60;

  private final Map<String, Map<String, Column>> steps = new LinkedHashMap<>();

  /// Adds one accepted answer.
  public void add(String step, JsonNode output) {
    var columns = steps.computeIfAbsent(step, _ -> new LinkedHashMap<>());
    output
        .properties()
        .forEach(field ->
            columns.computeIfAbsent(field.getKey(), _ -> new Column()).add(field.getValue()));
  }

  /// Adds all answers that another one counts. The order in which parts are merged makes no
  /// difference to the figures.
  public void merge(Aggregates other) {
    other.steps.forEach((step, columns) -> {
      var mine = steps.computeIfAbsent(step, _ -> new LinkedHashMap<>());
      columns.forEach(
          (field, column) -> mine.computeIfAbsent(field, _ -> new Column()).merge(column));
    });
  }

  /// @param room bytes of JSON; fields that do not fit are left out
  public JsonNode json(int room) {
    var json = JsonNodeFactory.instance.objectNode();
    steps.forEach((step, columns) -> {
      var target = json.putObject(step);
      columns.forEach((field, column) -> {
        column.write(field, target);
        if (DataBlock.bytes(json.toString()) > room) {
          target.remove(field);
        }
      });
      if (DataBlock.bytes(json.toString()) > room) {
        json.remove(step);
      }
    });
    return json;
  }

  /// One field over all answers: how often each value occurs, or the range of its numbers.
  private static final class Column {
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private boolean tooMany;
    private final DoubleSummaryStatistics numbers = new DoubleSummaryStatistics();

    void add(JsonNode value) {
      if (value.isNumber()) {
        numbers.accept(value.asDouble());
      } else if (value.isArray()) {
        value.forEach(this::count);
      } else {
        count(value);
      }
    }

    void merge(Column other) {
      tooMany |= other.tooMany;
      other.counts.forEach(this::count);
      numbers.combine(other.numbers);
    }

    private void count(JsonNode value) {
      var text = value.asText();
      if (!value.isValueNode() || text.length() > LONGEST_VALUE) {
        tooMany = true;
      } else {
        count(text, 1);
      }
    }

    private void count(String text, int times) {
      if (!tooMany) {
        counts.merge(text, times, Integer::sum);
        tooMany = counts.size() > MOST_VALUES;
      }
    }

    void write(String field, ObjectNode target) {
      if (numbers.getCount() > 0) {
        target
            .putObject(field)
            .put("count", numbers.getCount())
            .put("min", numbers.getMin())
            .put("max", numbers.getMax())
            .put("mean", hundredths(numbers.getAverage()))
            .put("sum", hundredths(numbers.getSum()));
      } else if (!tooMany && !counts.isEmpty()) {
        var values = target.putObject(field);
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
      }
    }

    private static double hundredths(double number) {
      return Math.round(number * 100) / 100.0;
    }
  }
}
