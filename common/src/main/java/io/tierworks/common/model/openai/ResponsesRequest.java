package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.json.StrictSchema;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.model.openai.ApiDialect.JsonMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of a request to `responses`. The server keeps no conversation: each call carries the
/// rounds before it, and the fields that providers cache come first.
final class ResponsesRequest {
  private static final String TYPE = "type";
  private static final String NAME = "name";
  private static final String FUNCTION = "function";

  private final ModelRequest request;
  private final ApiDialect dialect;
  private final ObjectNode body = Wire.mapper().createObjectNode();

  private ResponsesRequest(ModelRequest request, ApiDialect dialect) {
    this.request = request;
    this.dialect = dialect;
  }

  static ObjectNode of(ModelRequest request, OpenAiEndpoint endpoint) {
    var made = new ResponsesRequest(request, endpoint.dialect());
    made.body.put("model", endpoint.model());
    made.putFormat();
    made.putTools();
    made.putInput();
    made.putLimits();
    return made.body;
  }

  private void putFormat() {
    var schema = request.schema();
    if (schema == null) {
      return;
    }
    switch (dialect.jsonMode()) {
      case NONE -> {}
      case OBJECT -> body.putObject("text").putObject("format").put(TYPE, "json_object");
      case SCHEMA -> {
        var enforced = dialect.extras().strict() ? StrictSchema.of(schema) : null;
        var format = body.putObject("text").putObject("format").put(TYPE, "json_schema");
        format.put(NAME, request.schemaName()).put("strict", enforced != null);
        format.set("schema", enforced == null ? schema : enforced);
      }
    }
  }

  private void putTools() {
    var tools = request.tools();
    if (tools.isEmpty()) {
      return;
    }
    var offered = body.putArray("tools");
    tools.offered().forEach(tool -> offered.add(definition(tool)));
    body.put("tool_choice", tools.mayAsk() ? "auto" : "none");
  }

  private static ObjectNode definition(ToolDefinition tool) {
    var definition = Wire.mapper().createObjectNode().put(TYPE, FUNCTION).put(NAME, tool.name());
    definition.put("description", tool.description()).put("strict", false);
    return definition.set("parameters", tool.parameters());
  }

  private void putInput() {
    var instructions = withSchema(request.system());
    if (!instructions.isBlank()) {
      body.put("instructions", instructions);
    }
    var input = body.putArray("input");
    var content = input.addObject().put("role", "user").putArray("content");
    content.addObject().put(TYPE, "input_text").put("text", request.user());
    request.images().forEach(image -> content.add(image(image)));
    request.tools().rounds().forEach(round -> add(round, input));
  }

  private String withSchema(String system) {
    var schema = request.schema();
    return schema == null || dialect.jsonMode() == JsonMode.SCHEMA
        ? system
        : OpenAiRequest.withSchema(system, schema);
  }

  private static ObjectNode image(Image image) {
    return Wire.mapper()
        .createObjectNode()
        .put(TYPE, "input_image")
        .put("image_url", address(image))
        .put("detail", detail(image));
  }

  private static String detail(Image image) {
    var detail = image.detail();
    return detail == null ? "auto" : detail.name().toLowerCase(Locale.ROOT);
  }

  private static String address(Image image) {
    var url = image.url();
    if (url != null) {
      return url;
    }
    if (image.data() == null || image.mediaType() == null) {
      throw new IllegalArgumentException("an image needs a url, or data with its mediaType");
    }
    return "data:" + image.mediaType() + ";base64," + image.data();
  }

  /// Reasoning stands before the calls that it led to.
  private static void add(ToolDialogue.Round round, ArrayNode input) {
    input.addAll(round.reasoning());
    for (var asked : round.requests()) {
      input
          .addObject()
          .put(TYPE, "function_call")
          .put("call_id", asked.id())
          .put(NAME, asked.name())
          .put("arguments", asked.arguments());
    }
    for (int i = 0; i < round.results().size(); i++) {
      input
          .addObject()
          .put(TYPE, "function_call_output")
          .put("call_id", round.requests().get(i).id())
          .put("output", round.results().get(i));
    }
  }

  private void putLimits() {
    body.put("max_output_tokens", request.maxOutputTokens());
    var extras = dialect.extras();
    put("service_tier", extras.serviceTier());
    // The provider stores responses unless it is told not to.
    body.put("store", Boolean.TRUE.equals(extras.store()));
    var effort = dialect.reasoningEffort();
    if (effort != null) {
      body.putObject("reasoning").put("effort", effort);
      if (!request.tools().isEmpty()) {
        // Models that do not reason reject it.
        body.putArray("include").add("reasoning.encrypted_content");
      }
    }
  }

  private void put(String field, @Nullable String value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
