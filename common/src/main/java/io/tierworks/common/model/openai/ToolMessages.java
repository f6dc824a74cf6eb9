package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.model.ToolDialogue;
import io.tierworks.common.model.ToolRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tools and their rounds in langchain4j's types.
final class ToolMessages {
  private ToolMessages() {}

  static List<ToolSpecification> specifications(ToolDialogue tools) {
    return tools.offered().stream().map(ToolMessages::specification).toList();
  }

  private static ToolSpecification specification(ToolDefinition tool) {
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(parameters(tool.parameters()))
        .build();
  }

  /// Each property goes out word for word: langchain4j's own elements lack keywords of JSON Schema.
  private static JsonObjectSchema parameters(JsonNode schema) {
    var properties = new LinkedHashMap<String, JsonSchemaElement>();
    for (var property : schema.path("properties").properties()) {
      properties.put(property.getKey(), JsonRawSchema.from(property.getValue().toString()));
    }
    var definitions = new LinkedHashMap<String, JsonSchemaElement>();
    for (var definition : schema.path("$defs").properties()) {
      definitions.put(definition.getKey(), JsonRawSchema.from(definition.getValue().toString()));
    }
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    return JsonObjectSchema.builder()
        .addProperties(properties)
        .required(required)
        .definitions(definitions.isEmpty() ? null : definitions)
        .build();
  }

  static List<ToolRequest> requests(AiMessage message) {
    return message.toolExecutionRequests().stream()
        .map(each -> new ToolRequest(text(each.id()), text(each.name()), text(each.arguments())))
        .toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /// The model's message with its requests, and a message for each result.
  static List<ChatMessage> of(ToolDialogue.Round round) {
    var messages = new ArrayList<ChatMessage>();
    var requests = round.requests().stream().map(ToolMessages::request).toList();
    messages.add(AiMessage.from(requests));
    for (int i = 0; i < requests.size(); i++) {
      messages.add(ToolExecutionResultMessage.from(requests.get(i), round.results().get(i)));
    }
    return messages;
  }

  private static ToolExecutionRequest request(ToolRequest request) {
    return ToolExecutionRequest.builder()
        .id(request.id())
        .name(request.name())
        .arguments(request.arguments())
        .build();
  }
}
