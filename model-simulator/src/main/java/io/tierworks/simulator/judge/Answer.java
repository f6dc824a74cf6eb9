package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.Solver;
import io.tierworks.simulator.solve.Task;
import io.tierworks.simulator.solve.grade.Slips;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The final answer: numbers from the aggregates, the rest from the results.
final class Answer {
  private static final int LEADERS = 3;

  private final Solver solver;
  private final Case one;
  private final JsonNode shape;
  private final Figures figures;

  Answer(Solver solver, Case one, JsonNode schema) {
    this.solver = solver;
    this.one = one;
    this.figures = new Figures(one);
    this.shape = schema.path("properties").path("answer");
  }

  JsonNode json() {
    if (!shape.path("properties").isObject()) {
      return JsonNodeFactory.instance.textNode(text());
    }
    Material material = new Material(String.join("\n", Leaders.texts(one.results())));
    Task task = new Task("answer", material, one.results(), null, "", Slips.none());
    JsonNode filled = solver.solve(one.brief(), shape, Strength.FLAGSHIP, task);
    if (filled instanceof ObjectNode object) {
      numbers(object, shape);
    }
    return filled;
  }

  /// What the answer asserts: the counts of each field with results that show them, and the
  /// leaders.
  List<ObjectNode> claims() {
    List<ObjectNode> claims = new ArrayList<>();
    for (Map.Entry<String, Map<String, Long>> field : one.tally().counts().entrySet()) {
      List<String> shown =
          one.results().stream()
              .filter(result -> result.output().has(field.getKey()))
              .map(Result::subtask)
              .limit(5)
              .toList();
      if (!shown.isEmpty() && claims.size() < 5) {
        claims.add(claim(field.getKey() + ": " + Tally.ordered(field.getValue()), shown));
      }
    }
    for (Result leader : Leaders.first(one.results(), LEADERS)) {
      String says = says(leader);
      if (claims.size() < 8 && !says.isEmpty()) {
        claims.add(claim(leader.name() + ": " + says, List.of(leader.subtask())));
      }
    }
    return claims;
  }

  private String text() {
    StringBuilder text = new StringBuilder(one.total() + " results");
    String numbers = one.tally().sentence();
    text.append(numbers.isEmpty() ? "." : ": " + numbers + ".");
    List<Result> whole = one.results().stream().filter(result -> result.item().isEmpty()).toList();
    for (Result result : whole.isEmpty() ? Leaders.first(one.results(), LEADERS) : whole) {
      String says = says(result);
      if (!says.isEmpty()) {
        text.append(' ')
            .append(whole.isEmpty() ? result.name() + ": " : "")
            .append(says)
            .append(".!?".indexOf(says.charAt(says.length() - 1)) < 0 ? "." : "");
      }
    }
    if (!one.gaps().isEmpty()) {
      text.append(' ').append(one.gaps().size()).append(" subtasks gave no result.");
    }
    return text.toString();
  }

  private static String says(Result result) {
    List<String> texts = Leaders.texts(List.of(result));
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /// Totals and counts come from the aggregates, which know all results, not only those shown.
  private void numbers(ObjectNode filled, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode inner = property.getValue();
      String words = Words.spaced(property.getKey());
      JsonNode figure = figure(words, inner);
      if (figure != null) {
        filled.set(property.getKey(), figure);
      } else if (inner.path("properties").isObject()
          && filled.get(property.getKey()) instanceof ObjectNode object) {
        numbers(object, inner);
      } else if (filled.get(property.getKey()) instanceof ArrayNode array) {
        countLists(array, inner.path("items"), words);
      }
    }
  }

  /// The value if the field asks for a figure of all results, else null.
  private @Nullable JsonNode figure(String words, JsonNode inner) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (inner.path("type").asText()) {
      case "integer", "number" -> {
        Long count = figures.count(words);
        Double statistic = figures.statistic(words);
        return count != null
            ? json.numberNode(count)
            : statistic != null ? json.numberNode(statistic) : null;
      }
      case "string" -> {
        String name = inner.has("enum") ? null : figures.name(words);
        return name == null ? null : json.textNode(name);
      }
      case "array" -> {
        List<String> names =
            inner.path("items").path("type").asText().equals("string")
                ? figures.names(words)
                : null;
        ArrayNode array = json.arrayNode();
        if (names != null) {
          names.forEach(array::add);
        }
        return names == null ? null : array;
      }
      case "object" -> {
        return inner.path("properties").isObject() ? null : counts(words);
      }
      default -> {
        return null;
      }
    }
  }

  /// The counts of the field that the words name, else of the first field that has any.
  private ObjectNode counts(String words) {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    Map<String, Map<String, Long>> all = one.tally().counts();
    String named =
        all.keySet().stream()
            .filter(field -> words.contains(Words.spaced(field)))
            .findFirst()
            .orElse(all.keySet().stream().findFirst().orElse(""));
    all.getOrDefault(named, Map.of()).forEach(counts::put);
    return counts;
  }

  /// A list of label and count pairs is the aggregate written out.
  private void countLists(ArrayNode list, JsonNode item, String words) {
    String label = key(item, List.of("label", "value", "name", "category", "key", "queue", "team"));
    String count = key(item, List.of("count", "number", "total", "n"));
    if (!label.isEmpty() && !count.isEmpty() && item.path("properties").size() <= 3) {
      list.removeAll();
      counts(words)
          .properties()
          .forEach(
              entry -> list.addObject().put(label, entry.getKey()).set(count, entry.getValue()));
    }
  }

  private static String key(JsonNode item, List<String> names) {
    return names.stream().filter(name -> item.path("properties").has(name)).findFirst().orElse("");
  }

  private static ObjectNode claim(String text, List<String> subtasks) {
    ObjectNode claim = JsonNodeFactory.instance.objectNode().put("text", text);
    subtasks.forEach(claim.putArray("subtasks")::add);
    return claim;
  }
}
