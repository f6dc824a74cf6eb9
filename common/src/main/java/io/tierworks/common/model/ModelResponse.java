package io.tierworks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response of a finished, billed call: a text, or requests for tools.
///
/// @param text the complete text; never blank if no tool is asked for
/// @param model the model that answered, as the endpoint names it
/// @param usage as reported; null when the endpoint reports none
/// @param toolRequests empty when the text is the answer
/// @param reasoning in the provider's form, to be sent back with the results of the tools
public record ModelResponse(
    String text,
    String model,
    @Nullable Usage usage,
    List<ToolRequest> toolRequests,
    List<JsonNode> reasoning) {
  public ModelResponse {
    toolRequests = List.copyOf(toolRequests);
    reasoning = List.copyOf(reasoning);
  }

  /// Without reasoning that the provider wants back.
  public ModelResponse(
      String text, String model, @Nullable Usage usage, List<ToolRequest> toolRequests) {
    this(text, model, usage, toolRequests, List.of());
  }

  /// A text.
  public ModelResponse(String text, String model, @Nullable Usage usage) {
    this(text, model, usage, List.of());
  }
}
