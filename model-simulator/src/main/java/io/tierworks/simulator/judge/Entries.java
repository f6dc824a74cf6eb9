package io.tierworks.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.read.Orders;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of objects with a row for each item that belongs there: rankings, issues, second looks.
record Entries(Subject subject) {
  private static final Set<String> IDS =
      Set.of("id", "item", "item id", "key", "subtask", "source", "name", "document");
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
  private static final int USUAL = 10;
  private static final int LENGTH = 120;

  /// The rows, the leading items first; null if no property names an item.
  ///
  /// @param words the name of the list
  @Nullable ArrayNode rows(String words, JsonNode list) {
    JsonNode item = list.path("items");
    String id = id(item);
    if (id.isEmpty()) {
      return null;
    }
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    String about = words + " " + list.path("description").asText().toLowerCase(Locale.ROOT);
    List<Result> chosen = chosen(about, item);
    for (Result result : Leaders.first(chosen, most(about, list))) {
      rows.add(row(result, id, item));
    }
    return rows;
  }

  private String id(JsonNode item) {
    String noun = subject.noun();
    for (Map.Entry<String, JsonNode> property : item.path("properties").properties()) {
      String words = Words.spaced(property.getKey());
      String about =
          " " + property.getValue().path("description").asText().toLowerCase(Locale.ROOT);
      boolean text = property.getValue().path("type").asText().equals("string");
      if (text
          && (IDS.contains(words)
              || words.endsWith(" id")
              || (words + "s").equals(noun)
              || about.matches(".*\\bid\\b.*"))) {
        return property.getKey();
      }
    }
    return "";
  }

  /// Those with the label that the words or the rows ask for, with a doubt noted, else all.
  private List<Result> chosen(String about, JsonNode item) {
    for (Map.Entry<String, Map<String, Long>> field : subject.labels().entrySet()) {
      for (String label : field.getValue().keySet()) {
        if ((" " + about + " ").contains(" " + Words.spaced(label) + " ")) {
          List<Result> carrying =
              subject.items().stream()
                  .filter(one -> one.output().path(field.getKey()).asText().equals(label))
                  .toList();
          if (!carrying.isEmpty()) {
            return carrying;
          }
        }
      }
    }
    String own = "";
    for (String name : item.path("properties").propertyStream().map(Map.Entry::getKey).toList()) {
      String match = match(Words.spaced(name));
      own = subject.labels().containsKey(match) ? match : own;
    }
    String labelled = own;
    if (!labelled.isEmpty()
        && subject.labels().getOrDefault(labelled, Map.of()).keySet().stream()
            .anyMatch(Subject::nothing)) {
      return subject.items().stream()
          .filter(one -> !Subject.nothing(one.output().path(labelled).asText()))
          .toList();
    }
    boolean doubted =
        List.of("look", "check", "doubt", "problem", "exception", "anomal", "mismatch").stream()
            .anyMatch(about::contains);
    if (!doubted) {
      return subject.items();
    }
    List<Result> chosen = new ArrayList<>(subject.items());
    chosen.removeIf(one -> doubt(one).isEmpty());
    chosen.sort(Comparator.comparing(one -> Subject.noted(one).isEmpty()));
    return chosen;
  }

  private static String doubt(Result result) {
    String noted = Subject.noted(result);
    if (!noted.isEmpty()) {
      return noted;
    }
    for (Map.Entry<String, JsonNode> field : result.output().properties()) {
      JsonNode value = field.getValue();
      boolean missing = value.isNull() || value.isTextual() && value.asText().isBlank();
      if (missing && !Subject.DOUBTS.contains(Words.spaced(field.getKey()))) {
        return "No " + Words.spaced(field.getKey()) + " was found";
      }
    }
    return "";
  }

  private static int most(String about, JsonNode list) {
    int most = list.path("maxItems").asInt(0);
    for (String word : about.split("[^a-z0-9]+")) {
      int number = NUMBERS.indexOf(word) + 1;
      if (number > 1) {
        most = number;
      } else if (word.matches("\\d{1,2}") && Integer.parseInt(word) > 0) {
        most = Integer.parseInt(word);
      }
    }
    return most > 0 ? most : USUAL;
  }

  private ObjectNode row(Result result, String id, JsonNode item) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : item.path("properties").properties()) {
      String name = property.getKey();
      row.set(
          name,
          name.equals(id)
              ? JsonNodeFactory.instance.textNode(result.name())
              : value(result, Words.spaced(name), property.getValue()));
    }
    return row;
  }

  private JsonNode value(Result result, String words, JsonNode schema) {
    String match = match(words);
    JsonNode known = result.output().path(match);
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (schema.path("type").asText()) {
      case "integer" -> {
        double number = known.isNumber() ? known.asDouble() : Leaders.weight(result.output());
        return json.numberNode(Math.round(number));
      }
      case "number" -> {
        return known.isNumber() ? known : json.numberNode(Leaders.weight(result.output()));
      }
      case "boolean" -> {
        return json.booleanNode(known.asBoolean());
      }
      case "array" -> {
        ArrayNode array = json.arrayNode();
        if (known.isArray()) {
          known.forEach(array::add);
        } else {
          array.add(known.isMissingNode() ? result.name() : known.asText());
        }
        return array;
      }
      case "object" -> {
        return known.isObject() ? known : json.objectNode();
      }
      default -> {
        if (schema.has("enum")) {
          boolean allowed =
              known.isTextual() && schema.path("enum").toString().contains(known.toString());
          return allowed ? known : schema.path("enum").path(0);
        }
        return json.textNode(text(result, words, known));
      }
    }
  }

  private static String text(Result result, String words, JsonNode known) {
    String own = known.isTextual() ? known.asText() : "";
    if (!own.isBlank() && !Orders.in(own)) {
      return Subject.cut(own.indexOf(' ') < 0 ? Words.spaced(own) : own, LENGTH);
    }
    boolean todo = words.contains("action") || words.contains("step");
    for (String name : todo ? List.of("coaching", "correction", "next_step") : List.<String>of()) {
      String text = result.output().path(name).asText("");
      if (!text.isBlank()) {
        return Subject.cut(text, LENGTH);
      }
    }
    boolean why = words.contains("why") || words.contains("reason") || words.contains("problem");
    String doubt = why && !Leaders.scored(result.output()) ? doubt(result) : "";
    return doubt.isEmpty() ? Subject.says(result, LENGTH) : Subject.cut(doubt, LENGTH);
  }

  /// The field of the results that the words name; empty if none.
  private String match(String words) {
    Set<String> stems = Words.content(words);
    for (Result result : subject.items()) {
      for (String name : result.output().propertyStream().map(Map.Entry::getKey).toList()) {
        if (Words.spaced(name).equals(words)) {
          return name;
        }
      }
      for (String name : result.output().propertyStream().map(Map.Entry::getKey).toList()) {
        if (Words.content(Words.spaced(name)).stream().anyMatch(stems::contains)) {
          return name;
        }
      }
    }
    return "";
  }
}
