package io.tierworks.common.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.Image;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call: a system message, a user message with its images, and the schema of the answer.
///
/// @param requestId sent to the provider for correlation; unique for each HTTP call
/// @param schemaName `[A-Za-z0-9_-]{1,64}`
/// @param schema JSON Schema of the answer; null asks for free text
/// @param timeout limit for the whole exchange, body included
/// @param tools that the model may ask for, and what it asked for before
public record ModelRequest(
    String requestId,
    String system,
    String user,
    List<Image> images,
    String schemaName,
    @Nullable JsonNode schema,
    int maxOutputTokens,
    Duration timeout,
    ToolDialogue tools) {

  public ModelRequest {
    images = List.copyOf(images);
  }

  /// The same call as a try of its own.
  public ModelRequest with(String id, Duration limit) {
    return new ModelRequest(
        id, system, user, images, schemaName, schema, maxOutputTokens, limit, tools);
  }
}
