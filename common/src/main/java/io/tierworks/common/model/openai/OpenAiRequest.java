package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.json.StrictSchema;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.openai.ApiDialect.JsonMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model request in langchain4j's types.
///
/// @param strict whether the server shall enforce the schema
record OpenAiRequest(ChatRequest chat, boolean strict) {

  static OpenAiRequest of(ModelRequest request, ApiDialect dialect) {
    var schema = request.schema();
    boolean asFormat = dialect.jsonMode() == JsonMode.SCHEMA;
    boolean mayEnforce = asFormat && dialect.extras().strict();
    var enforced = schema != null && mayEnforce ? StrictSchema.of(schema) : null;
    var parameters = OpenAiChatRequestParameters.builder();
    switch (dialect.tokenLimitField()) {
      case MAX_COMPLETION_TOKENS -> parameters.maxCompletionTokens(request.maxOutputTokens());
      case MAX_TOKENS -> parameters.maxOutputTokens(request.maxOutputTokens());
    }
    if (schema != null) {
      parameters.responseFormat(
          format(request.schemaName(), enforced == null ? schema : enforced, dialect.jsonMode()));
    }
    var tools = request.tools();
    if (tools.isEmpty()) {
      parameters.reasoningEffort(dialect.reasoningEffort());
    } else {
      // OpenAI's chat completions reject tools together with an effort.
      parameters
          .toolSpecifications(ToolMessages.specifications(tools))
          .toolChoice(tools.mayAsk() ? ToolChoice.AUTO : ToolChoice.NONE);
    }
    var chat =
        ChatRequest.builder()
            .messages(messages(request, asFormat ? null : schema))
            .parameters(parameters.build())
            .build();
    return new OpenAiRequest(chat, enforced != null);
  }

  private static @Nullable ResponseFormat format(String name, JsonNode schema, JsonMode mode) {
    return switch (mode) {
      case NONE -> null;
      case OBJECT -> ResponseFormat.JSON;
      case SCHEMA ->
          ResponseFormat.builder()
              .type(ResponseFormatType.JSON)
              .jsonSchema(
                  JsonSchema.builder()
                      .name(name)
                      .rootElement(JsonRawSchema.from(schema.toString()))
                      .build())
              .build();
    };
  }

  private static List<ChatMessage> messages(ModelRequest request, @Nullable JsonNode schemaAsText) {
    var messages = new ArrayList<ChatMessage>(2);
    var system = withSchema(request.system(), schemaAsText);
    if (!system.isBlank()) {
      messages.add(SystemMessage.from(system));
    }
    messages.add(user(request));
    request.tools().rounds().forEach(round -> messages.addAll(ToolMessages.of(round)));
    return messages;
  }

  static String withSchema(String system, @Nullable JsonNode schema) {
    return schema == null
        ? system
        : system
            + "\n\nAnswer with one JSON object, valid against this JSON Schema, and nothing else:\n"
            + schema;
  }

  private static UserMessage user(ModelRequest request) {
    var contents = new ArrayList<Content>(1 + request.images().size());
    contents.add(TextContent.from(request.user()));
    request.images().forEach(image -> contents.add(content(image)));
    return UserMessage.from(contents);
  }

  private static ImageContent content(Image image) {
    if (image.url() != null) {
      return ImageContent.from(image.url(), detail(image));
    }
    if (image.data() == null || image.mediaType() == null) {
      throw new IllegalArgumentException("an image needs a url, or data with its mediaType");
    }
    return ImageContent.from(image.data(), image.mediaType(), detail(image));
  }

  /// langchain4j's default is low, which makes small print unreadable.
  private static DetailLevel detail(Image image) {
    return switch (image.detail()) {
      case LOW -> DetailLevel.LOW;
      case HIGH -> DetailLevel.HIGH;
      case AUTO -> DetailLevel.AUTO;
      case null -> DetailLevel.AUTO;
    };
  }
}
