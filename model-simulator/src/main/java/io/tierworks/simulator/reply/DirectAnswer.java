package io.tierworks.simulator.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.prompt.DataBlock;
import io.tierworks.simulator.prompt.Prompt;
import io.tierworks.simulator.solve.Brief;
import io.tierworks.simulator.solve.Solver;
import io.tierworks.simulator.solve.Task;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.text.Material;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A whole job answered in one call: lists of objects get one entry for each item, everything else
/// is filled from all of the material.
record DirectAnswer(Solver solver, Brief brief, JsonNode schema, Strength strength) {

  private static final Set<String> COUNTS =
      Set.of("total", "count", "items", "processed", "number");

  JsonNode answer(Prompt prompt, Task task) {
    List<DataBlock> items = prompt.all("item");
    Task whole =
        items.isEmpty()
            ? withMaterial(task, brief.context().isBlank() ? brief.goal() : brief.context())
            : task;
    JsonNode filled = solver.solve(brief, schema, strength, whole);
    if (items.size() > 1 && filled.isObject()) {
      perItem((ObjectNode) filled, schema, items, task);
    }
    return filled;
  }

  /// Replaces each array of objects, at the root or inside `answer`, by one entry for each item.
  private void perItem(ObjectNode filled, JsonNode shape, List<DataBlock> items, Task task) {
    for (Map.Entry<String, JsonNode> property : shape.path("properties").properties()) {
      JsonNode inner = property.getValue();
      if (inner.path("type").asText().equals("integer") && COUNTS.contains(property.getKey())) {
        filled.put(property.getKey(), items.size());
      } else if (inner.path("items").path("properties").isObject()) {
        filled.set(property.getKey(), entries(inner.path("items"), items, task));
      } else if (filled.get(property.getKey()) instanceof ObjectNode object) {
        perItem(object, inner, items, task);
      }
    }
  }

  private ArrayNode entries(JsonNode shape, List<DataBlock> items, Task task) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (DataBlock item : items) {
      JsonNode entry = solver.solve(brief, shape, strength, withMaterial(task, item.text()));
      for (String key : List.of("id", "item", "itemId", "item_id")) {
        if (entry instanceof ObjectNode object && object.path(key).isTextual()) {
          object.put(key, item.attribute("id"));
        }
      }
      entries.add(entry);
    }
    return entries;
  }

  private static Task withMaterial(Task task, String text) {
    return new Task(
        task.kind(),
        new Material(text),
        task.inputs(),
        task.previous(),
        task.feedback(),
        task.slips());
  }
}
