package io.tierworks.simulator.compose;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.text.Words;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// The results that an answer is composed of, as a table: a row for each result, a column for each
/// field.
public final class Results {
  private static final List<String> PRESSING = List.of("high", "hot", "critical", "urgent");

  /// What the values of a field are like. A label is short and occurs again and again.
  enum Kind {
    LABEL,
    FLAG,
    NUMBER,
    LIST,
    QUOTE,
    TEXT
  }

  final List<Result> rows;
  private final Map<String, Kind> fields = new LinkedHashMap<>();
  private final Map<Result, Double> attention = new IdentityHashMap<>();
  private final JsonNode aggregates;
  final int total;

  /// @param all results on items, or on the whole job; with both, only the former are rows
  /// @param aggregates counts by step and field over all results, of which `all` may be a sample
  /// @param total how many results there are
  public Results(List<Result> all, JsonNode aggregates, int total) {
    var items = all.stream().filter(one -> !one.item().isEmpty()).toList();
    this.rows = items.isEmpty() ? all : items;
    this.aggregates = aggregates;
    this.total = total - (all.size() - rows.size());
    for (var row : rows) {
      row.output().fieldNames().forEachRemaining(name -> fields.computeIfAbsent(name, this::kind));
    }
  }

  private Kind kind(String field) {
    var values = rows.stream().map(row -> row.value(field)).toList();
    Predicate<JsonNode> isShort = value -> value.asText().matches("(?!\\d)[\\w-]{0,30}");
    boolean repeats = values.stream().distinct().count() <= Math.max(3, values.size() / 2);
    if (values.stream().allMatch(JsonNode::isBoolean)) {
      return Kind.FLAG;
    } else if (values.stream().allMatch(JsonNode::isNumber)) {
      return Kind.NUMBER;
    } else if (values.stream().anyMatch(JsonNode::isContainerNode)) {
      return Kind.LIST;
    } else if (field.matches(".*(quot|evidence|passage).*")) {
      return Kind.QUOTE;
    }
    return repeats && values.stream().allMatch(isShort) ? Kind.LABEL : Kind.TEXT;
  }

  List<String> fields(Kind... kinds) {
    var wanted = Set.of(kinds);
    return fields.keySet().stream().filter(field -> wanted.contains(fields.get(field))).toList();
  }

  /// The field of one of these kinds whose name shares most words with a name.
  Optional<String> like(String name, Kind... kinds) {
    var stems = Words.stems(Words.ofName(name));
    ToIntFunction<String> overlap = field -> Words.overlap(Words.stems(Words.ofName(field)), stems);
    return fields(kinds).stream()
        .filter(field -> overlap.applyAsInt(field) > 0)
        .max(Comparator.comparingInt(overlap));
  }

  /// How often each value occurs among all results, the most frequent first.
  Map<String, Long> counts(String field) {
    var counted = aggregate(field);
    var values = rows.stream().flatMap(row -> row.texts(field).stream());
    Map<String, Long> counts =
        counted.isEmpty()
            ? values.collect(groupingBy(value -> value, counting()))
            : Json.MAPPER.convertValue(counted, new TypeReference<>() {});
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .filter(one -> !List.of("", "null").contains(one.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(one -> sorted.put(one.getKey(), one.getValue()));
    return sorted;
  }

  /// The mean of a number over all results.
  double mean(String field) {
    var numbers = rows.stream().mapToDouble(row -> row.value(field).asDouble());
    return aggregate(field).path("mean").asDouble(numbers.average().orElse(0));
  }

  private JsonNode aggregate(String field) {
    var steps = aggregates.valueStream().map(step -> step.path(field));
    return steps.filter(JsonNode::isObject).findFirst().orElse(Json.object());
  }

  List<Result> rows(Predicate<Result> wanted) {
    return rows.stream().filter(wanted).toList();
  }

  /// The rows with the largest values first.
  List<Result> by(ToDoubleFunction<Result> value) {
    return rows.stream().sorted(Comparator.comparingDouble(value).reversed()).toList();
  }

  List<Result> byAttention() {
    return by(this::attention);
  }

  /// Rises with urgent or high labels, with problems, notes and failed checks, and with the score.
  double attention(Result row) {
    if (attention.isEmpty()) {
      var exceptions = exceptions().orElse("");
      var labels = fields(Kind.LABEL);
      var problems = labels.stream().filter(field -> counts(field).containsKey("none")).toList();
      for (var one : rows) {
        double sum = one.value("score").asDouble() / 1_000 + (one.tells(exceptions) ? 1 : 0);
        for (var label : labels) {
          sum += 1 + PRESSING.indexOf(one.text(label));
        }
        sum += 0.5 * problems.stream().filter(one::tells).count();
        Predicate<String> failed = flag -> !one.value(flag).asBoolean();
        sum += 0.25 * fields(Kind.FLAG).stream().filter(failed).count();
        attention.put(one, sum);
      }
    }
    return attention.getOrDefault(row, 0.0);
  }

  /// A text that most rows leave empty, such as a note: it marks the exceptions.
  Optional<String> exceptions() {
    return fields(Kind.TEXT, Kind.LABEL).stream()
        .filter(field -> rows.stream().anyMatch(row -> row.text(field).isEmpty()))
        .filter(field -> !telling(field).isEmpty() && telling(field).size() * 2 < rows.size())
        .findFirst();
  }

  List<Result> telling(String field) {
    return rows(row -> row.tells(field));
  }

  /// One sentence on a row: what is exceptional, else its reasons, else its first text.
  String says(Result row) {
    return Stream.of(exceptions().stream().toList(), fields(Kind.LIST), fields(Kind.TEXT))
        .flatMap(List::stream)
        .map(field -> String.join("; ", row.texts(field)))
        .filter(text -> text.indexOf(' ') > 0)
        .findFirst()
        .orElse("");
  }
}
