package io.tierworks.simulator.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.simulator.compose.Results.Kind;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.text.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Fills the schema of an answer from the results that came in: names and descriptions of its
/// fields say which counts, lists and rows are asked for.
public record Composer(String goal, Results results) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LIST = 6;

  public JsonNode answer(Schema schema) {
    return switch (schema.type()) {
      case "object" -> schema.fill(this::answer);
      case "array" -> array(schema);
      case "integer" -> JSON.numberNode(count(schema));
      case "number" -> JSON.numberNode(schema.bounded(Math.round(100 * measure(schema)) / 100.0));
      case "boolean" -> JSON.booleanNode(!results.rows.isEmpty());
      default -> JSON.textNode(text(schema));
    };
  }

  /// The results that need most attention.
  public List<Result> leading(int most) {
    return results.byAttention().stream().limit(most).toList();
  }

  /// One sentence on a result, with its name.
  public String line(Result row) {
    return row.name() + ": " + results.says(row);
  }

  private String text(Schema schema) {
    if (schema.labels().isEmpty()) {
      boolean evidence = Evidence.isIn(results);
      var text = evidence ? new Evidence(results).answer() : new Prose(goal, results).overview();
      return Words.cut(text, (int) schema.number("maxLength", 4_000));
    }
    var label = results.like(schema.name(), Kind.LABEL);
    var seen = label.stream().flatMap(field -> results.counts(field).keySet().stream());
    return seen.filter(schema.labels()::contains).findFirst().orElse(schema.labels().getFirst());
  }

  /// How many results have the label that the field is named after, else how many there are.
  private long count(Schema schema) {
    for (var label : results.fields(Kind.LABEL)) {
      if (results.counts(label).containsKey(schema.name())) {
        return results.counts(label).getOrDefault(schema.name(), 0L);
      }
    }
    return results.total;
  }

  private double measure(Schema schema) {
    double other = Evidence.isIn(results) ? new Evidence(results).confidence() : results.total;
    return results.like(schema.name(), Kind.NUMBER).map(results::mean).orElse(other);
  }

  private ArrayNode array(Schema schema) {
    boolean conflicts = Evidence.isIn(results) && schema.name().contains("conflict");
    var asked = conflicts ? new Evidence(results).conflicts() : results;
    if (schema.items().type().equals("object")) {
      return schema.name().equals("citations")
          ? cited(schema)
          : new Rows(new Prose(goal, asked).noun(), asked).of(schema);
    }
    var texts =
        conflicts
            ? asked.rows.stream().map(row -> row.text("text"))
            : schema.describesIds() ? ids(schema.name()) : lines(schema.name());
    var array = JSON.arrayNode();
    texts.limit((long) schema.number("maxItems", Integer.MAX_VALUE)).forEach(array::add);
    return array;
  }

  /// What the results that need most attention cite; nothing is made up.
  private ArrayNode cited(Schema schema) {
    var array = JSON.arrayNode();
    results.byAttention().stream()
        .flatMap(row -> row.output().findValues(schema.name()).stream())
        .flatMap(JsonNode::valueStream)
        .filter(schema.items()::allows)
        .distinct()
        .limit((long) schema.number("maxItems", Integer.MAX_VALUE))
        .forEach(array::add);
    return array;
  }

  /// The results with the flag, else the label, else the word that a field is named after.
  private Stream<String> ids(String name) {
    var stems = Words.stems(Words.ofName(name));
    var flag = results.like(name, Kind.FLAG).orElse("");
    return Stream.of(
            results.rows(row -> row.value(flag).asBoolean()),
            results.rows(row -> holds(row, stems, Kind.LABEL)),
            results.rows(row -> holds(row, stems, Kind.TEXT)))
        .filter(rows -> !rows.isEmpty())
        .findFirst()
        .stream()
        .flatMap(rows -> rows.stream().map(Result::name));
  }

  private boolean holds(Result row, Set<String> stems, Kind kind) {
    return results.fields(kind).stream()
        .anyMatch(field -> Words.overlap(Words.stems(row.text(field)), stems) > 0);
  }

  /// The texts that a field is named after, else a line for each result that needs attention.
  private Stream<String> lines(String name) {
    var named = results.like(name, Kind.TEXT);
    if (named.isPresent()) {
      return results.byAttention().stream()
          .filter(row -> row.tells(named.get()))
          .map(row -> row.name() + ": " + row.text(named.get()));
    }
    double most = leading(1).stream().mapToDouble(results::attention).sum();
    return leading(LIST).stream().filter(row -> results.attention(row) >= most / 2).map(this::line);
  }
}
