package io.tierworks.common.model.openai;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.openai.WireAnswer.End;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The API `chat/completions`, by langchain4j.
final class ChatWire implements ApiWire {
  private final OpenAiEndpoint endpoint;
  private final DeadlineHttpClient http;
  private final ChatModel strict;
  private final ChatModel lenient;

  ChatWire(OpenAiEndpoint endpoint, DeadlineHttpClient http) {
    this.endpoint = endpoint;
    this.http = http;
    this.strict = chatModel(true);
    this.lenient = chatModel(false);
  }

  @Override
  public WireAnswer send(ModelRequest request) {
    var prompt = OpenAiRequest.of(request, endpoint.dialect());
    return answer((prompt.strict() ? strict : lenient).chat(prompt.chat()));
  }

  private static WireAnswer answer(ChatResponse response) {
    var metadata = (OpenAiChatResponseMetadata) response.metadata();
    var text = response.aiMessage().text();
    return new WireAnswer(
        end(metadata),
        text == null ? "" : text,
        ToolMessages.requests(response.aiMessage()),
        List.of(),
        metadata.modelName(),
        ReportedUsage.of(metadata.tokenUsage()));
  }

  private static End end(OpenAiChatResponseMetadata metadata) {
    return switch (metadata.finishReason()) {
      case CONTENT_FILTER -> End.FILTERED;
      case LENGTH -> End.CUT_OFF;
      case null -> End.COMPLETE;
      case STOP, TOOL_EXECUTION, OTHER -> End.COMPLETE;
    };
  }

  private ChatModel chatModel(boolean enforceSchema) {
    var extras = endpoint.dialect().extras();
    return OpenAiChatModel.builder()
        .httpClientBuilder(http.asBuilder())
        .baseUrl(endpoint.baseUrl().toString())
        .apiKey(extras.isBearer() ? key() : null)
        .modelName(endpoint.model())
        .customHeaders(extras.headers(endpoint.apiKey()))
        .customQueryParams(extras.query())
        .serviceTier(extras.serviceTier())
        .store(extras.store())
        .strictJsonSchema(enforceSchema)
        .maxRetries(0)
        .logRequests(false)
        .logResponses(false)
        .build();
  }

  private @Nullable String key() {
    var key = endpoint.apiKey();
    return key == null || key.isEmpty() ? null : key;
  }
}
