package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Many results in a short form: a line with `columns` names the values of the rows that follow, so
/// that no row repeats the names. Results that are no plain list of values stay objects.
final class ResultRows {
  private static final List<String> FIRST = List.of("subtask", "item");
  private static final String OUTPUT = "output";
  private static final String SOURCE = "source";

  private final List<String> lines = new ArrayList<>();
  private List<String> columns = List.of();

  private ResultRows() {}

  /// @param results in full, each with its source or without
  static List<String> of(List<ObjectNode> results) {
    var rows = new ResultRows();
    results.forEach(rows::add);
    return rows.lines;
  }

  static boolean hasSource(ObjectNode result) {
    return result.has(SOURCE);
  }

  private void add(ObjectNode result) {
    if (!isRow(result)) {
      lines.add(Wire.text(result));
      return;
    }
    var fields = fields(result);
    if (!fields.equals(columns)) {
      columns = fields;
      lines.add(header(fields));
    }
    lines.add(Wire.text(row(result, fields)));
  }

  /// Every value is a scalar.
  private static boolean isRow(ObjectNode result) {
    return result.path(OUTPUT) instanceof ObjectNode output
        && FIRST.stream().allMatch(result::has)
        && result.size() == FIRST.size() + (hasSource(result) ? 2 : 1)
        && output.valueStream().allMatch(value -> value.isValueNode());
  }

  private static List<String> fields(ObjectNode result) {
    return result.path(OUTPUT).properties().stream().map(field -> field.getKey()).toList();
  }

  private static String header(List<String> fields) {
    var header = JsonNodeFactory.instance.objectNode();
    var names = header.putArray("columns");
    Stream.concat(FIRST.stream(), fields.stream().map(field -> OUTPUT + "." + field))
        .forEach(names::add);
    names.add(SOURCE);
    return Wire.text(header);
  }

  /// The source comes last, where there is one.
  private static ArrayNode row(ObjectNode result, List<String> fields) {
    var row = JsonNodeFactory.instance.arrayNode();
    FIRST.forEach(name -> row.add(result.path(name)));
    fields.forEach(field -> row.add(result.path(OUTPUT).path(field)));
    if (hasSource(result)) {
      row.add(result.path(SOURCE));
    }
    return row;
  }
}
