package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import io.tierworks.common.model.ToolRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an endpoint answered, whichever API it speaks.
///
/// @param text empty if the model said nothing
/// @param reasoning to be sent back with the results of tools
/// @param model as the endpoint names it; null if it does not
/// @param usage as reported; null when the endpoint reports none
record WireAnswer(
    End end,
    String text,
    List<ToolRequest> toolRequests,
    List<JsonNode> reasoning,
    @Nullable String model,
    @Nullable Usage usage) {

  /// How the answer ended.
  enum End {
    COMPLETE,
    REFUSED,
    /// The provider's filter ended it.
    FILTERED,
    /// At the token limit.
    CUT_OFF,
    /// The provider reports a fault of its own.
    FAILED,
    /// The provider reports that the request cannot be answered.
    REJECTED,
    RATE_LIMITED
  }

  /// The response, if it can be used.
  ///
  /// @param model the name to use if the endpoint gave none
  ModelResponse response(ModelRequest request, String model) throws ModelFailure {
    switch (end) {
      case COMPLETE -> {}
      case REFUSED -> throw unusable(Reason.REFUSED, "the model refused");
      case FILTERED ->
          throw unusable(Reason.REFUSED, "the provider's content filter blocked the answer");
      case CUT_OFF -> throw unusable(Reason.TOO_LONG, "the answer was cut off at the token limit");
      case FAILED -> throw unusable(Reason.SERVER_ERROR, "the provider reports a failed answer");
      case REJECTED -> throw unusable(Reason.INVALID_REQUEST, "the provider rejects the request");
      case RATE_LIMITED -> throw unusable(Reason.RATE_LIMITED, "the provider's rate limit");
    }
    boolean asks = !toolRequests.isEmpty();
    if (asks && !request.tools().mayAsk()) {
      throw unusable(Reason.UNOFFERED_TOOL, "the model asked for a tool that it was not offered");
    }
    if (!asks && text.isBlank()) {
      throw unusable(Reason.UNREADABLE, "the answer is blank");
    }
    var name = this.model;
    return new ModelResponse(
        text, name == null || name.isBlank() ? model : name, usage, toolRequests, reasoning);
  }

  private ModelFailure unusable(Reason reason, String message) {
    return FailureClassifier.finished(reason, message, usage);
  }
}
