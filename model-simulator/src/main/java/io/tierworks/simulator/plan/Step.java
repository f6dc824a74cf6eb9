package io.tierworks.simulator.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A step of a plan.
record Step(
    String id,
    String kind,
    String tier,
    String over,
    List<String> inputs,
    String instructions,
    List<Output> output,
    int maxOutputTokens) {

  /// A field of a step's answer.
  record Output(String name, String type, String description, List<String> values, boolean quote) {
    static Output text(String name, String description) {
      return new Output(name, "string", description, List.of(), false);
    }

    static Output quote(String name, String description) {
      return new Output(name, "string", description, List.of(), true);
    }

    static Output oneOf(String name, String description, List<String> values) {
      return new Output(name, "string", description, values, false);
    }
  }

  ObjectNode json() {
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    step.put("id", id).put("kind", kind).put("tier", tier).put("over", over);
    inputs.forEach(step.putArray("inputs")::add);
    step.put("instructions", instructions);
    ArrayNode fields = step.putArray("output");
    for (Output one : output) {
      ObjectNode field = fields.addObject();
      field.put("name", one.name).put("type", one.type).put("description", one.description);
      one.values.forEach(field.putArray("values")::add);
      field.put("quote", one.quote);
    }
    ArrayNode verify = step.putArray("verify").add("schema");
    if (output.stream().anyMatch(Output::quote)) {
      verify.add("grounded");
    }
    step.putArray("tools");
    return step.put("maxOutputTokens", maxOutputTokens);
  }
}
