package io.tierworks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.cost.TokenEstimate;

/// A tool as a model is told about it.
///
/// @param name `[A-Za-z0-9_-]{1,64}`
/// @param parameters JSON Schema of an object
public record ToolDefinition(String name, String description, JsonNode parameters) {

  /// Its length in UTF-8.
  public int bytes() {
    return TokenEstimate.bytes(name)
        + TokenEstimate.bytes(description)
        + TokenEstimate.bytes(parameters.toString());
  }
}
