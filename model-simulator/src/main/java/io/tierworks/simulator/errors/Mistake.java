package io.tierworks.simulator.errors;

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
    List<JsonNode> wrong =
        new ArrayList<>(
            switch (schema.type()) {
              case "object" -> inObject(schema, right);
              case "array" -> shorter(right);
              case "boolean" -> List.of(JSON.booleanNode(!right.asBoolean()));
              case "number", "integer" -> numbers(right);
              default -> texts(schema.labels().isEmpty() ? Sentences.of(text) : schema.labels());
            });
    wrong.removeIf(one -> one.equals(right) || !schema.allows(one));
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(wrong.get(random.nextInt(wrong.size())));
  }

  /// In a label, a flag or a number if there is one, else in any field.
  private List<JsonNode> inObject(Schema schema, JsonNode right) {
    List<Schema> fields = new ArrayList<>(schema.properties().values());
    Collections.shuffle(fields, random);
    List<Schema> plain = fields.stream().filter(Mistake::isPlain).toList();
    return Stream.concat(plain.stream(), fields.stream())
        .flatMap(field ->
            in(field, right.path(field.name()))
                .<JsonNode>map(wrong -> ((ObjectNode) right).deepCopy().set(field.name(), wrong))
                .stream())
        .limit(1)
        .toList();
  }

  private static boolean isPlain(Schema field) {
    return !field.labels().isEmpty()
        || List.of("boolean", "integer", "number").contains(field.type());
  }

  private static List<JsonNode> shorter(JsonNode right) {
    ArrayNode shorter = right.deepCopy();
    shorter.remove(shorter.size() - 1);
    return List.of(shorter);
  }

  private List<JsonNode> numbers(JsonNode right) {
    BigDecimal number = right.decimalValue();
    return Stream.concat(
            Figures.in(text).stream().map(Figures::value),
            Stream.of(number.subtract(BigDecimal.ONE), number.add(BigDecimal.ONE)))
        .filter(other -> other.compareTo(number) != 0)
        .<JsonNode>map(JSON::numberNode)
        .toList();
  }

  private static List<JsonNode> texts(List<String> texts) {
    return texts.stream().<JsonNode>map(JSON::textNode).toList();
  }
}
