package io.tierworks.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.JsonSchema;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Objects;

/// What the planning model says about subtasks that were given up, by `schema/replan.schema.json`.
///
/// @param steps how to do them after all; a subtask that none names stays given up
public record Replan(String reason, List<Group> steps) {
  static final JsonNode SCHEMA = JsonSchema.named("replan").source();

  public Replan {
    Objects.requireNonNull(reason, "reason");
    steps = List.copyOf(steps);
  }

  /// A new step over subtasks of earlier ones.
  ///
  /// @param subtasks their ids
  /// @param tier of the next attempt
  /// @param instructions what their calls are told beside the instructions of the earlier step
  /// @param parts into which each of them is split; empty if they are done as a whole
  public record Group(List<String> subtasks, String tier, String instructions, List<String> parts) {
    public Group {
      subtasks = List.copyOf(subtasks);
      parts = parts == null ? List.of() : List.copyOf(parts);
      Objects.requireNonNull(tier, "tier");
      Objects.requireNonNull(instructions, "instructions");
    }
  }

  /// How many parts an answer has asked for.
  public static int parts(JsonNode json) {
    int parts = 0;
    for (var step : json.path("steps")) {
      parts += step.path("parts").size() * step.path("subtasks").size();
    }
    return parts;
  }

  /// @throws MalformedMessage when the JSON is no such answer
  public static Replan read(JsonNode json) throws MalformedMessage {
    return Wire.convert(json, Replan.class);
  }
}
