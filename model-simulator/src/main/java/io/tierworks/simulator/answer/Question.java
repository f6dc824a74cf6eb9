package io.tierworks.simulator.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.prompt.Prompt;
import java.util.List;

/// What is asked of which model.
///
/// @param kind the name of the answer's schema; empty for free text
/// @param schema of the answer; an empty object for free text
/// @param anyJson the answer must be some JSON object
/// @param sample the request's `seed`: another sample may err elsewhere
/// @param tools that the model may ask for now
/// @param demand a fault that the answer must show
public record Question(
    Model model,
    String kind,
    JsonNode schema,
    boolean anyJson,
    Prompt prompt,
    long sample,
    List<String> tools,
    Demand demand) {
  public Question {
    tools = List.copyOf(tools);
  }

  public enum Demand {
    NOTHING,
    WRONG_ANSWER,
    CYCLIC_PLAN
  }
}
