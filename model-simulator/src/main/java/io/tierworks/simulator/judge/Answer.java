package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.Solver;
import io.tierworks.simulator.solve.Task;
import io.tierworks.simulator.solve.grade.Slips;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.tally.Tally;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The final answer: numbers from the aggregates, the rest from the results.
final class Answer {
  private static final int LEADERS = 3;
  private static final int COUNTED = 3;
  private static final int SHOWN = 3;
  private static final int MOST_CLAIMS = 5;
  private static final int CLAIM_LENGTH = 90;
  private static final List<String> OVERVIEWS =
      List.of("overview", "summary", "report", "synopsis", "digest", "abstract");
  private static final Set<String> ANSWERS =
      Set.of("answer", "conclusion", "result", "response", "verdict");

  private final Solver solver;
  private final Case one;
  private final JsonNode shape;
  private final Subject subject;
  private final Figures figures;

  Answer(Solver solver, Case one, JsonNode schema) {
    this.solver = solver;
    this.one = one;
    this.subject = Subject.of(one);
    this.figures = new Figures(one, subject);
    this.shape = schema.path("properties").path("answer");
  }

  JsonNode json() {
    if (!shape.path("properties").isObject()) {
      return JsonNodeFactory.instance.textNode(text());
    }
    List<String> texts = Orders.without(Leaders.texts(one.results())).stream().distinct().toList();
    Task task =
        new Task(
            "answer",
            new Material(String.join("\n", texts)),
            one.results(),
            null,
            "",
            Slips.none());
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    fill(filled, shape, task);
    return filled;
  }

  /// What the answer asserts: the counts of the main fields with results that show them, and the
  /// most pressing items.
  List<ObjectNode> claims() {
    List<ObjectNode> claims = new ArrayList<>();
    for (Map.Entry<String, Map<String, Long>> field : subject.labels().entrySet()) {
      List<String> shown =
          one.results().stream()
              .filter(result -> result.output().has(field.getKey()))
              .map(Result::subtask)
              .limit(SHOWN)
              .toList();
      if (claims.size() < COUNTED) {
        claims.add(
            claim(Words.spaced(field.getKey()) + ": " + Tally.ordered(field.getValue()), shown));
      }
    }
    List<Result> pressing = subject.pressing();
    for (Result leader : pressing.isEmpty() ? Leaders.first(subject.items(), LEADERS) : pressing) {
      String says = Subject.says(leader, CLAIM_LENGTH);
      if (claims.size() < MOST_CLAIMS && !says.isEmpty()) {
        claims.add(claim(leader.name() + ": " + says, List.of(leader.subtask())));
      }
    }
    return claims;
  }

  private String text() {
    Weighing weighing = new Weighing(subject);
    if (weighing.fits()) {
      return weighing.answer();
    }
    String told = told();
    return told.isEmpty() ? new Overview(one, subject).text() : told;
  }

  /// What a step over all results said; empty if there was none.
  private String told() {
    return one.results().stream()
        .filter(result -> result.item().isEmpty() && subject.items().size() < one.results().size())
        .map(result -> Leaders.texts(List.of(result)))
        .filter(texts -> !texts.isEmpty())
        .map(List::getFirst)
        .reduce("", (earlier, later) -> later);
  }

  /// Totals and counts come from the aggregates, which know all results, not only those shown.
  private void fill(ObjectNode filled, JsonNode schema, Task task) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode inner = property.getValue();
      String words = Words.spaced(property.getKey());
      JsonNode value = value(words, inner);
      if (value != null) {
        filled.set(property.getKey(), value);
      } else if (inner.path("properties").isObject()) {
        fill(filled.putObject(property.getKey()), inner, task);
      } else {
        ObjectNode wrapper = JsonNodeFactory.instance.objectNode().put("type", "object");
        wrapper.putObject("properties").set(property.getKey(), inner);
        filled.set(
            property.getKey(),
            solver.solve(one.brief(), wrapper, Strength.FLAGSHIP, task).path(property.getKey()));
      }
    }
  }

  /// The value if the field asks for something about all results, else null.
  private @Nullable JsonNode value(String words, JsonNode inner) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (inner.path("type").asText()) {
      case "integer", "number" -> {
        Long count = figures.count(words);
        Weighing weighing = new Weighing(subject);
        if (words.equals("confidence") && weighing.fits()) {
          return json.numberNode(weighing.confidence());
        }
        Double statistic = figures.statistic(words);
        return statistic != null
            ? json.numberNode(statistic)
            : count != null ? json.numberNode(count) : null;
      }
      case "string" -> {
        return inner.has("enum") ? null : told(words);
      }
      case "array" -> {
        return inner.path("items").path("properties").isObject()
            ? objects(words, inner)
            : strings(words, inner);
      }
      case "object" -> {
        return inner.path("properties").isObject() ? null : counts(words);
      }
      default -> {
        return null;
      }
    }
  }

  private @Nullable JsonNode told(String words) {
    String name = figures.name(words);
    if (name == null && OVERVIEWS.stream().anyMatch(words::contains)) {
      name = new Overview(one, subject).text();
    }
    if (name == null && ANSWERS.contains(words)) {
      name = text();
    }
    return name == null ? null : JsonNodeFactory.instance.textNode(name);
  }

  private @Nullable ArrayNode objects(String words, JsonNode inner) {
    Weighing weighing = new Weighing(subject);
    ArrayNode rows = weighing.fits() ? weighing.rows(words, inner.path("items")) : null;
    if (rows == null) {
      rows = new Tables(subject).rows(words, inner.path("items"));
    }
    return rows == null ? new Entries(subject).rows(words, inner) : rows;
  }

  private @Nullable ArrayNode strings(String words, JsonNode inner) {
    if (!inner.path("items").path("type").asText().equals("string")
        || inner.path("items").has("enum")) {
      return null;
    }
    Weighing weighing = new Weighing(subject);
    if (weighing.fits() && (words.contains("open") || words.contains("unknown"))) {
      ArrayNode open = JsonNodeFactory.instance.arrayNode();
      weighing.open().forEach(open::add);
      return open;
    }
    List<String> lines =
        Advice.asked(words)
            ? new Advice(one, subject).lines(words)
            : figures.names(
                words, words + " " + inner.path("description").asText().toLowerCase(Locale.ROOT));
    if (lines == null) {
      return null;
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    lines.stream().limit(inner.path("maxItems").asInt(Integer.MAX_VALUE)).forEach(array::add);
    return array;
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

  private static ObjectNode claim(String text, List<String> subtasks) {
    ObjectNode claim = JsonNodeFactory.instance.objectNode().put("text", text);
    subtasks.forEach(claim.putArray("subtasks")::add);
    return claim;
  }
}
