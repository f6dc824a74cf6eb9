package io.tierworks.worker.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Handoff;
import io.tierworks.common.prompt.AnswerSchema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A model's response, parsed.
sealed interface ParsedAnswer {
  Pattern FENCE = Pattern.compile("\\A\\s*```\\w*\\s*\\n(.*?)\\n?\\s*```\\s*\\z", Pattern.DOTALL);

  /// An output that can be checked.
  record Output(JsonNode value) implements ParsedAnswer {}

  /// The model handed the subtask off.
  record HandedOff(Handoff handoff) implements ParsedAnswer {}

  /// @param json the response if it is JSON
  record Unreadable(String why, @Nullable JsonNode json) implements ParsedAnswer {}

  /// Removes a Markdown fence around the JSON, which endpoints without structured output write.
  static ParsedAnswer read(Subtask subtask, String text) {
    var fenced = FENCE.matcher(text);
    JsonNode json;
    try {
      json = Wire.tree(fenced.matches() ? fenced.group(1) : text);
    } catch (MalformedMessage e) {
      return new Unreadable(String.valueOf(e.getMessage()), null);
    }
    return subtask.answer().mayHandOff() ? enveloped(json) : new Output(json);
  }

  private static ParsedAnswer enveloped(JsonNode json) {
    var output = json.get(AnswerSchema.OUTPUT);
    var note = json.path(AnswerSchema.NOTE).asText("");
    return switch (json.path(AnswerSchema.HANDOFF).asText("none")) {
      case "unsure" -> handedOff(HandoffReason.UNSURE, note, output);
      case "needs_info" -> handedOff(HandoffReason.NEEDS_INFO, note, output);
      case "out_of_scope" -> handedOff(HandoffReason.OUT_OF_SCOPE, note, output);
      case "none" ->
          output == null ? new Unreadable("the field output is missing", json) : new Output(output);
      default -> new Unreadable("the field handoff has an unknown value", json);
    };
  }

  private static ParsedAnswer handedOff(
      HandoffReason reason, String note, @Nullable JsonNode output) {
    return new HandedOff(new Handoff(reason, note, output));
  }
}
