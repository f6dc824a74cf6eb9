package io.tierworks.worker.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.model.ToolDefinition;

/// A tool that a model may call. Thread-safe.
public interface Tool {
  ToolDefinition definition();

  /// Blocks its (virtual) thread; an interrupt ends the call.
  ///
  /// @param arguments a JSON object, not checked against the definition
  ToolOutcome call(JsonNode arguments) throws InterruptedException;
}
