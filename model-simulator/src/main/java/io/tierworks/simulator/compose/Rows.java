package io.tierworks.simulator.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.simulator.compose.Results.Kind;
import io.tierworks.simulator.json.Json;
import io.tierworks.simulator.json.Schema;
import java.util.List;
import java.util.Locale;

/// Lists of objects in an answer: one for each item that belongs there, or one for each value of a
/// label.
///
/// @param noun what the items are called
record Rows(String noun, Results results) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> NUMBERS =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  ArrayNode of(Schema list) {
    if (list.items().fields().stream().anyMatch(this::isId)) {
      return byItem(list);
    }
    for (var field : list.items().fields()) {
      var label = results.like(field.name(), Kind.LABEL, Kind.LIST);
      if (field.isText() && field.labels().isEmpty() && label.isPresent()) {
        return byGroup(list.items(), field, label.get());
      }
    }
    return byItem(list);
  }

  /// A field that names an item: described as an id, or called as the items are.
  private boolean isId(Schema field) {
    return field.isText() && (field.describesIds() || noun.equals(field.name() + "s"));
  }

  /// A row for each value of a field; `group` is the field of the row that names the value.
  private ArrayNode byGroup(Schema row, Schema group, String field) {
    var rows = JSON.arrayNode();
    results
        .counts(field)
        .forEach((label, count) -> {
          var members = results.rows(one -> one.texts(field).contains(label));
          rows.add(
              row.fill(
                  one -> one.equals(group) ? JSON.textNode(label) : ofGroup(one, members, count)));
        });
    return rows;
  }

  private JsonNode ofGroup(Schema field, List<Result> members, long count) {
    double sum = members.stream().mapToDouble(one -> one.value(field.name()).asDouble()).sum();
    return switch (field.type()) {
      case "integer" -> JSON.numberNode(count);
      case "number" -> JSON.numberNode(Math.round(100 * sum) / 100.0);
      case "array" -> ids(members);
      default -> JSON.textNode(members.isEmpty() ? "" : results.says(members.getFirst()));
    };
  }

  private ArrayNode byItem(Schema list) {
    var rows = JSON.arrayNode();
    for (var result : chosen(list.items()).stream().limit(most(list)).toList()) {
      rows.add(list.items().fill(field -> ofItem(field, result)));
    }
    return rows;
  }

  /// Ranked by a number if the rows have one; else only the items that have something to tell.
  private List<Result> chosen(Schema schema) {
    if (Evidence.isIn(results)) {
      return new Evidence(results).strongest();
    }
    for (var field : schema.fields()) {
      var number = results.like(field.name(), Kind.NUMBER);
      var label = results.like(field.name(), Kind.LABEL);
      if (number.isPresent()) {
        return results.by(row -> row.value(number.get()).asDouble());
      } else if (label.isPresent()) {
        return results.telling(label.get());
      }
    }
    return results.exceptions().map(results::telling).orElse(results.byAttention());
  }

  /// A number word in the description, as in "the ten best".
  private static int most(Schema list) {
    for (var word : list.description().toLowerCase(Locale.ROOT).split("\\W+")) {
      if (NUMBERS.contains(word)) {
        return 2 + NUMBERS.indexOf(word);
      }
    }
    return (int) list.number("maxItems", 20);
  }

  private JsonNode ofItem(Schema field, Result result) {
    var value = result.value(results.like(field.name(), Kind.values()).orElse(""));
    return switch (field.type()) {
      case "integer" -> JSON.numberNode(value.asLong());
      case "number" -> JSON.numberNode(value.asDouble());
      case "boolean" -> JSON.booleanNode(value.asBoolean());
      case "array" -> value.isArray() ? value : ids(List.of(result));
      case "object" -> JSON.objectNode();
      default -> JSON.textNode(text(field, result, value.asText()));
    };
  }

  private String text(Schema field, Result result, String value) {
    if (!field.labels().isEmpty()) {
      return field.labels().contains(value) ? value : field.labels().getFirst();
    } else if (isId(field)) {
      return result.name();
    }
    return value.isEmpty() ? results.says(result) : value.replace('_', ' ');
  }

  private static JsonNode ids(List<Result> some) {
    return Json.MAPPER.valueToTree(some.stream().map(Result::name).toList());
  }
}
