package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of objects with a row for each value of a field: counts, sums, or the items that carry it.
record Tables(Subject subject) {
  private static final Set<String> LABELS =
      Set.of("label", "value", "name", "key", "category", "group", "queue", "team", "type");
  private static final Set<String> COUNTS = Set.of("count", "number", "total", "n", "amount");
  private static final int MOST_ROWS = 20;

  /// The rows, largest group first; null if the list asks for something else.
  ///
  /// @param words the name of the list
  @Nullable ArrayNode rows(String words, JsonNode item) {
    List<String> texts = named(item, "string");
    List<String> numbers = new ArrayList<>(named(item, "integer"));
    numbers.addAll(named(item, "number"));
    List<String> lists = named(item, "array");
    if (texts.size() != 1 || numbers.isEmpty() && lists.isEmpty()) {
      return null;
    }
    String label = texts.getFirst();
    String field = field(label, words);
    if (field.isEmpty()) {
      return null;
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Map<String, List<Result>> groups = groups(field);
    Map<String, Long> counts = subject.one().tally().counts().getOrDefault(field, Map.of());
    groups.keySet().stream()
        .sorted(
            Comparator.<String>comparingLong(
                    value -> -counts.getOrDefault(value, (long) size(groups, value)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_ROWS)
        .forEach(value -> {
          List<Result> members = groups.getOrDefault(value, List.of());
          ObjectNode row = rows.addObject().put(label, value);
          numbers.forEach(
              name -> row.set(name, number(name, members, counts.get(value), integer(item, name))));
          lists.forEach(name -> members.forEach(member -> array(row, name).add(member.name())));
        });
    return rows;
  }

  private static int size(Map<String, List<Result>> groups, String value) {
    return groups.getOrDefault(value, List.of()).size();
  }

  private static ArrayNode array(ObjectNode row, String name) {
    return row.path(name) instanceof ArrayNode array ? array : row.putArray(name);
  }

  /// A sum if the results have a number of that name, else how many there are.
  private static JsonNode number(
      String name, List<Result> members, @Nullable Long counted, boolean integer) {
    boolean summed =
        !COUNTS.contains(name)
                && members.stream().anyMatch(one -> one.output().path(name).isNumber())
            || members.stream().allMatch(one -> one.output().path(name).isNumber())
                && !members.isEmpty();
    if (!summed) {
      return JsonNodeFactory.instance.numberNode(counted == null ? members.size() : counted);
    }
    BigDecimal sum =
        members.stream()
            .map(one -> one.output().path(name).decimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .setScale(2, RoundingMode.HALF_UP);
    return integer
        ? JsonNodeFactory.instance.numberNode(sum.longValue())
        : JsonNodeFactory.instance.numberNode(sum.doubleValue());
  }

  private static boolean integer(JsonNode item, String name) {
    return item.path("properties").path(name).path("type").asText().equals("integer");
  }

  /// The items by value; values that only the aggregates know have none. "none" is no group beside
  /// others.
  private Map<String, List<Result>> groups(String field) {
    Map<String, List<Result>> groups = new LinkedHashMap<>();
    for (Result result : subject.items()) {
      JsonNode value = result.output().path(field);
      for (JsonNode one : value.isArray() ? value : List.of(value)) {
        if (!one.asText("").isBlank()) {
          groups.computeIfAbsent(one.asText(), key -> new ArrayList<>()).add(result);
        }
      }
    }
    subject
        .one()
        .tally()
        .counts()
        .getOrDefault(field, Map.of())
        .keySet()
        .forEach(value -> groups.computeIfAbsent(value, key -> new ArrayList<>()));
    return groups;
  }

  /// The field of the results whose values are the rows' labels: the one of that name, else the one
  /// the list is named for.
  private String field(String label, String words) {
    Set<String> fields =
        subject.items().isEmpty() ? subject.one().tally().counts().keySet() : known();
    String close = close(Words.spaced(label), fields);
    if (!close.isEmpty() || !LABELS.contains(Words.spaced(label))) {
      return close;
    }
    String named = close(words, fields);
    Set<String> counted = subject.labels().keySet();
    return named.isEmpty() ? counted.stream().findFirst().orElse("") : named;
  }

  private Set<String> known() {
    Map<String, Boolean> known = new LinkedHashMap<>();
    for (Result result : subject.items()) {
      result
          .output()
          .properties()
          .forEach(field -> {
            JsonNode value = field.getValue();
            boolean label =
                value.isBoolean()
                    || value.isTextual() && value.asText().length() <= 40
                    || value.isArray() && (value.isEmpty() || value.get(0).isTextual());
            known.merge(field.getKey(), label, Boolean::logicalAnd);
          });
    }
    known.values().removeIf(label -> !label);
    subject.one().tally().counts().keySet().forEach(field -> known.putIfAbsent(field, true));
    return known.keySet();
  }

  private static String close(String words, Set<String> fields) {
    Set<String> stems = Words.content(words);
    for (String field : fields) {
      if (Words.spaced(field).equals(words)) {
        return field;
      }
    }
    for (String field : fields) {
      if (Words.content(Words.spaced(field)).stream().anyMatch(stems::contains)) {
        return field;
      }
    }
    return "";
  }

  private static List<String> named(JsonNode item, String type) {
    return item.path("properties")
        .propertyStream()
        .filter(property -> property.getValue().path("type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }
}
