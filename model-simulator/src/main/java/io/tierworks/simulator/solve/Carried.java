package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.tally.Leaders;
import io.tierworks.simulator.solve.tally.Result;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An earlier result carried over into a richer shape: fields of the same name are kept, ids name
/// the item, the rest is made from the result's texts.
final class Carried {
  private static final Set<String> IDS =
      Set.of(
          "id",
          "item",
          "item id",
          "ticket",
          "ticket id",
          "lead",
          "lead id",
          "name",
          "document",
          "key",
          "subtask",
          "source");

  private Carried() {}

  static ObjectNode over(Filling filling, Field shape, Result result) {
    ObjectNode one = Filling.JSON.objectNode();
    Material material =
        new Material(String.join("\n", Leaders.texts(List.of(result))) + "\n" + result.source());
    for (Field property : shape.properties()) {
      JsonNode known = known(property, result);
      if (known != null) {
        one.set(property.name(), known);
      } else if (IDS.contains(property.words())) {
        one.put(
            property.name(), property.words().equals("subtask") ? result.subtask() : result.name());
      } else if (property.numeric() && property.words().contains("score")) {
        one.put(property.name(), Leaders.weight(result.output()));
      } else {
        one.set(property.name(), filling.value(property, material));
      }
    }
    return one;
  }

  private static @Nullable JsonNode known(Field property, Result result) {
    for (Map.Entry<String, JsonNode> field : result.output().properties()) {
      if (Words.spaced(field.getKey()).equals(property.words())
          && fits(property, field.getValue())) {
        return field.getValue();
      }
    }
    return null;
  }

  private static boolean fits(Field property, JsonNode value) {
    return switch (property.type()) {
      case STRING ->
          value.isTextual()
              && (property.values().isEmpty() || property.values().contains(value.asText()));
      case NUMBER -> value.isNumber();
      case INTEGER -> value.isIntegralNumber();
      case BOOLEAN -> value.isBoolean();
      case ARRAY -> value.isArray();
      case OBJECT -> value.isObject();
      case ANY -> true;
    };
  }
}
