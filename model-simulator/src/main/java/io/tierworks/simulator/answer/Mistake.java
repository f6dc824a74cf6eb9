package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.text.Figures;
import io.tierworks.simulator.text.Sentences;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// One plausible mistake: another label, a flag the other way, a different number that occurs in
/// the text, another sentence of it, an entry left out. The answer keeps the shape of its schema.
record Mistake(String text, Random random) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Empty if nothing can be changed.
  Optional<JsonNode> in(Schema schema, JsonNode right) {
    var all =
        switch (schema.type()) {
          case "object" -> inObject(schema, right);
          case "array" -> Stream.of(shorter(right));
          case "boolean" -> Stream.of(JSON.booleanNode(!right.asBoolean()));
          case "number", "integer" -> numbers(right.decimalValue());
          default ->
              (schema.labels().isEmpty() ? Sentences.of(text) : schema.labels())
                  .stream().map(JSON::textNode);
        };
    var wrong =
        all.filter(one -> !one.equals(right) && schema.allows(one))
            .map(JsonNode.class::cast)
            .toList();
    return wrong.stream().skip(wrong.isEmpty() ? 0 : random.nextInt(wrong.size())).findFirst();
  }

  /// In a label, a flag or a number if there is one, else in any field.
  private Stream<JsonNode> inObject(Schema schema, JsonNode right) {
    List<Schema> fields = new ArrayList<>(schema.fields());
    Collections.shuffle(fields, random);
    fields.sort(Comparator.comparing(field -> !isPlain(field)));
    for (var field : fields) {
      var wrong = in(field, right.path(field.name()));
      if (wrong.isPresent()) {
        return Stream.of(((ObjectNode) right).deepCopy().set(field.name(), wrong.get()));
      }
    }
    return Stream.of();
  }

  private static boolean isPlain(Schema field) {
    return !field.labels().isEmpty()
        || List.of("boolean", "integer", "number").contains(field.type());
  }

  private static JsonNode shorter(JsonNode right) {
    ArrayNode shorter = right.deepCopy();
    shorter.remove(shorter.size() - 1);
    return shorter;
  }

  /// Those that occur in the text, else the neighbours.
  private Stream<JsonNode> numbers(BigDecimal right) {
    var others =
        Figures.in(text).stream()
            .map(Figures::value)
            .filter(one -> one.compareTo(right) != 0)
            .toList();
    var near = Stream.of(right.subtract(BigDecimal.ONE), right.add(BigDecimal.ONE));
    return Stream.concat(others.stream(), near).map(JSON::numberNode);
  }
}
