package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ToolRequest;
import io.tierworks.common.model.openai.WireAnswer.End;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The API `responses`. JSON by hand: langchain4j's class for it loses refusals, failed answers and
/// the call's own headers.
final class ResponsesWire implements ApiWire {
  /// Codes of a failed answer that the request is to blame for.
  private static final Pattern OF_THE_REQUEST = Pattern.compile("invalid_.*|.*image.*");

  private final OpenAiEndpoint endpoint;
  private final DeadlineHttpClient http;
  private final URI address;
  private final Map<String, String> headers;

  ResponsesWire(OpenAiEndpoint endpoint, DeadlineHttpClient http) {
    this.endpoint = endpoint;
    this.http = http;
    this.address = address(endpoint);
    this.headers = headers(endpoint);
  }

  private static URI address(OpenAiEndpoint endpoint) {
    var base = endpoint.baseUrl().toString();
    var path = (base.endsWith("/") ? base : base + "/") + "responses";
    var query =
        endpoint.dialect().extras().query().entrySet().stream()
            .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(OpenAiEndpoint endpoint) {
    var extras = endpoint.dialect().extras();
    var key = endpoint.apiKey();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    if (extras.isBearer() && key != null && !key.isEmpty()) {
      headers.put(RequestExtras.AUTHORIZATION, "Bearer " + key);
    }
    headers.putAll(extras.headers(key));
    return headers;
  }

  @Override
  public WireAnswer send(ModelRequest request) {
    var body = ResponsesRequest.of(request, endpoint).toString();
    if (http.post(address, headers, body) instanceof HttpOutcome.Response response
        && response.successful()) {
      return answer(ErrorBody.tree(response.body()));
    }
    throw new IllegalStateException("no answer; the exchange keeps the outcome");
  }

  private static WireAnswer answer(JsonNode root) {
    if (!root.path("output").isArray()) {
      throw new IllegalArgumentException("no output");
    }
    return new WireAnswer(
        end(root),
        parts(root, "output_text")
            .map(part -> part.path("text").asText())
            .collect(Collectors.joining()),
        requests(root),
        reasoning(root),
        root.path("model").textValue(),
        ReportedUsage.of(root.path("usage")));
  }

  /// A server that names no status has completed the answer.
  private static End end(JsonNode root) {
    if (parts(root, "refusal").findAny().isPresent()) {
      return End.REFUSED;
    }
    return switch (root.path("status").asText("completed")) {
      case "completed" -> End.COMPLETE;
      case "incomplete" ->
          root.at("/incomplete_details/reason").asText().equals("content_filter")
              ? End.FILTERED
              : End.CUT_OFF;
      default -> failed(root.at("/error/code").asText());
    };
  }

  private static End failed(String code) {
    return code.equals("rate_limit_exceeded")
        ? End.RATE_LIMITED
        : OF_THE_REQUEST.matcher(code).matches() ? End.REJECTED : End.FAILED;
  }

  /// Parts of the messages; reasoning is left out.
  private static Stream<JsonNode> parts(JsonNode root, String type) {
    return items(root, "message")
        .flatMap(message -> message.path("content").valueStream())
        .filter(part -> part.path("type").asText().equals(type));
  }

  private static List<ToolRequest> requests(JsonNode root) {
    return items(root, "function_call")
        .map(call ->
            new ToolRequest(
                call.path("call_id").asText(""),
                call.path("name").asText(""),
                call.path("arguments").asText("")))
        .toList();
  }

  /// Reasoning that is sent back as it came. Without `encrypted_content` the provider would look it
  /// up among stored responses, and answer 404.
  private static List<JsonNode> reasoning(JsonNode root) {
    return items(root, "reasoning").filter(item -> item.hasNonNull("encrypted_content")).toList();
  }

  private static Stream<JsonNode> items(JsonNode root, String type) {
    return root.path("output")
        .valueStream()
        .filter(item -> item.path("type").asText().equals(type));
  }
}
