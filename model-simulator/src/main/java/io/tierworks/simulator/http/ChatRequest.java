package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.bill.TokenScan;
import io.tierworks.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request of either API, as much of it as matters here. It is read from a chat completion
/// request, or by [ResponsesReader].
///
/// @param anyJson the answer must be some JSON object
/// @param schemaName the name of the answer's JSON schema, null without one
/// @param maxTokens upper bound of the answer
/// @param tools the definitions, as they came
/// @param mayAsk false when the model has to answer
record ChatRequest(
    String model,
    String system,
    String user,
    int images,
    boolean anyJson,
    @Nullable String schemaName,
    @Nullable JsonNode schema,
    int maxTokens,
    long sample,
    JsonNode tools,
    boolean mayAsk) {
  static final String SYSTEM_ROLES = "system|developer";
  private static final String USER_ROLES = "user|assistant|tool";
  static final int MAX_OUTPUT = 128_000;
  private static final int IMAGE_TOKENS = 765;
  private static final int MESSAGE_TOKENS = 4;

  /// @throws IllegalArgumentException saying what is wrong with the request
  static ChatRequest read(byte[] body) {
    var root = tree(body);
    checkAll(root);
    return of(root);
  }

  /// The body of a request of either API that names a model and does not stream.
  static JsonNode tree(byte[] body) {
    var root = Json.parse(new String(body, StandardCharsets.UTF_8));
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException("We could not parse the JSON body of your request.");
    }
    require(root.path("model").isTextual(), "you must provide a model parameter");
    require(!root.path("stream").asBoolean(false), "The simulator does not stream.");
    return root;
  }

  private static void checkAll(JsonNode root) {
    require(!root.path("messages").isEmpty(), "Missing required parameter: 'messages'.");
    root.path("messages").forEach(ChatRequest::check);
    var type = root.at("/response_format/type").asText("text");
    boolean known = type.matches("text|json_object|json_schema");
    require(known, "Invalid value: '" + type + "' for response_format.type.");
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static void check(JsonNode message) {
    boolean known = message.path("role").asText().matches(SYSTEM_ROLES + "|" + USER_ROLES);
    require(known, "Invalid value for 'messages[].role'.");
    for (var part : message.path("content")) {
      known = part.path("type").asText().matches("text|image_url");
      require(known, "Invalid value for 'messages[].content[].type'.");
    }
  }

  private static ChatRequest of(JsonNode root) {
    var messages = root.path("messages");
    var schema = root.at("/response_format/json_schema/schema");
    return new ChatRequest(
        root.path("model").asText(),
        text(messages, SYSTEM_ROLES),
        text(messages, USER_ROLES),
        (int) messages.valueStream().flatMap(one -> parts(one, "image_url")).count(),
        root.at("/response_format/type").asText().equals("json_object"),
        root.at("/response_format/json_schema/name").textValue(),
        schema.isObject() ? schema : null,
        root.path("max_completion_tokens").asInt(root.path("max_tokens").asInt(MAX_OUTPUT)),
        root.path("seed").asLong(0),
        root.path("tools"),
        !root.path("tool_choice").asText().equals("none"));
  }

  private static String text(JsonNode messages, String roles) {
    return messages
        .valueStream()
        .filter(message -> message.path("role").asText().matches(roles))
        .flatMap(message -> parts(message, "text"))
        .map(JsonNode::asText)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<JsonNode> parts(JsonNode message, String type) {
    var content = message.path("content");
    return content.isTextual() && type.equals("text")
        ? Stream.of(content)
        : content
            .valueStream()
            .filter(part -> part.path("type").asText().equals(type))
            .map(part -> part.path(type));
  }

  /// The names of the tools that the model may ask for.
  List<String> toolNames() {
    return mayAsk
        ? tools
            .valueStream()
            .map(tool -> tool.at("/function/name").asText(tool.path("name").asText()))
            .toList()
        : List.of();
  }

  /// All that the model reads, in the order that the provider caches it: the schema first, then the
  /// messages.
  TokenScan prompt() {
    var scan = new TokenScan();
    if (!tools.isEmpty()) {
      scan.add(tools.toString()).addTokens(MESSAGE_TOKENS);
    }
    if (schema != null) {
      scan.add(schema.toString()).addTokens(MESSAGE_TOKENS);
    }
    if (!system.isEmpty()) {
      scan.add(system).addTokens(MESSAGE_TOKENS);
    }
    return scan.add(user).addTokens(MESSAGE_TOKENS + IMAGE_TOKENS * images);
  }
}
