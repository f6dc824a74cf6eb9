package io.tierworks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The tools of a call, and the rounds in which the model has used them.
///
/// @param mayAsk false when the model has to answer now
public record ToolDialogue(List<ToolDefinition> offered, List<Round> rounds, boolean mayAsk) {
  /// Without tools.
  public static final ToolDialogue NONE = new ToolDialogue(List.of(), List.of(), false);

  public ToolDialogue {
    offered = List.copyOf(offered);
    rounds = List.copyOf(rounds);
  }

  /// What the model asked for at once, and what it received.
  ///
  /// @param results one for each request, in the same order
  /// @param reasoning of the response that asked, as [ModelResponse#reasoning]
  public record Round(List<ToolRequest> requests, List<String> results, List<JsonNode> reasoning) {
    public Round {
      requests = List.copyOf(requests);
      results = List.copyOf(results);
      reasoning = List.copyOf(reasoning);
    }

    public Round(List<ToolRequest> requests, List<String> results) {
      this(requests, results, List.of());
    }
  }

  public boolean isEmpty() {
    return offered.isEmpty();
  }
}
