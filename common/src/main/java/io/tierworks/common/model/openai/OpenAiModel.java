package io.tierworks.common.model.openai;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Reason;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model behind OpenAI's chat completions API or a compatible server. Thread-safe. It has its own
/// connections, so one instance serves all calls to an endpoint.
public final class OpenAiModel implements Model {
  private final OpenAiEndpoint endpoint;
  private final DeadlineHttpClient http;
  private final ChatModel strict;
  private final ChatModel lenient;
  private final FailureClassifier failures;

  private OpenAiModel(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
    this.http = new DeadlineHttpClient(endpoint.route());
    this.strict = chatModel(true);
    this.lenient = chatModel(false);
    this.failures =
        new FailureClassifier(new ErrorResponses(Redaction.of(endpoint), InstantSource.system()));
  }

  /// Opens no connection yet.
  public static OpenAiModel connect(OpenAiEndpoint endpoint) {
    return new OpenAiModel(endpoint);
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the call");
    }
    var exchange = new Exchange(request.requestId(), request.timeout());
    try {
      var response = ScopedValue.where(Exchange.CURRENT, exchange).call(() -> chat(request));
      return answer(request, response);
    } catch (RuntimeException e) {
      if (exchange.outcome() instanceof HttpOutcome.Interrupted) {
        throw new InterruptedException("interrupted during the call");
      }
      throw failures.of(exchange.outcome(), e, request.system() + "\n" + request.user());
    }
  }

  private ChatResponse chat(ModelRequest request) {
    var prompt = OpenAiRequest.of(request, endpoint.dialect());
    return (prompt.strict() ? strict : lenient).chat(prompt.chat());
  }

  private ModelResponse answer(ModelRequest request, ChatResponse response) throws ModelFailure {
    var metadata = (OpenAiChatResponseMetadata) response.metadata();
    var usage = ReportedUsage.of(metadata.tokenUsage());
    var text = response.aiMessage().text();
    if (metadata.finishReason() == FinishReason.CONTENT_FILTER) {
      throw FailureClassifier.finished(
          Reason.REFUSED, "the provider's content filter blocked the answer", usage);
    }
    if (metadata.finishReason() == FinishReason.LENGTH) {
      throw FailureClassifier.finished(
          Reason.TOO_LONG, "the answer was cut off at the token limit", usage);
    }
    boolean asks = response.aiMessage().hasToolExecutionRequests();
    if (asks && !request.tools().mayAsk()) {
      throw FailureClassifier.finished(
          Reason.UNOFFERED_TOOL, "the model asked for a tool that it was not offered", usage);
    }
    if (!asks && (text == null || text.isBlank())) {
      throw FailureClassifier.finished(Reason.UNREADABLE, "the answer is blank", usage);
    }
    var model = metadata.modelName();
    return new ModelResponse(
        text == null ? "" : text,
        model == null || model.isBlank() ? endpoint.model() : model,
        usage,
        asks ? ToolMessages.requests(response.aiMessage()) : List.of());
  }

  private ChatModel chatModel(boolean enforceSchema) {
    var extras = endpoint.dialect().extras();
    return OpenAiChatModel.builder()
        .httpClientBuilder(http.asBuilder())
        .baseUrl(endpoint.baseUrl().toString())
        .apiKey(extras.isBearer() ? key() : null)
        .modelName(endpoint.model())
        .customHeaders(headers(extras))
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

  private Map<String, String> headers(RequestExtras extras) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("User-Agent", "tierworks");
    headers.putAll(extras.headers());
    var key = key();
    if (key != null && !extras.isBearer()) {
      headers.put(extras.keyHeader(), key);
    }
    return headers;
  }

  /// Ends the calls in flight.
  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
