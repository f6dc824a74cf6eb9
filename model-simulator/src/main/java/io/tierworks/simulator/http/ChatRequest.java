package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.bill.TokenScan;
import io.tierworks.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A chat completion request, as much of it as matters here.
///
/// @param anyJson the answer must be some JSON object
/// @param schemaName the name of the answer's JSON schema, null without one
/// @param maxTokens upper bound of the answer
record ChatRequest(
    String model,
    String system,
    String user,
    int images,
    boolean anyJson,
    @Nullable String schemaName,
    @Nullable JsonNode schema,
    int maxTokens,
    long sample) {
  private static final int MAX_OUTPUT = 128_000;
  private static final int IMAGE_TOKENS = 765;
  private static final int MESSAGE_TOKENS = 4;

  /// @throws IllegalArgumentException saying what is wrong with the request
  static ChatRequest read(byte[] body) {
    var root = Json.parse(new String(body, StandardCharsets.UTF_8));
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException("We could not parse the JSON body of your request.");
    }
    if (!root.path("model").isTextual()) {
      throw new IllegalArgumentException("you must provide a model parameter");
    }
    if (root.path("stream").asBoolean(false)) {
      throw new IllegalArgumentException("The simulator does not stream.");
    }
    if (root.path("messages").isEmpty()) {
      throw new IllegalArgumentException("Missing required parameter: 'messages'.");
    }
    var system = new StringJoiner("\n");
    var user = new StringJoiner("\n");
    int images = 0;
    for (var message : root.path("messages")) {
      var role = message.path("role").asText();
      if (!role.matches("system|developer|user|assistant|tool")) {
        throw new IllegalArgumentException("Invalid value for 'messages[].role'.");
      }
      images += append(message.path("content"), role.matches("system|developer") ? system : user);
    }
    var format = root.path("response_format");
    var type = format.path("type").asText("text");
    if (!type.matches("text|json_object|json_schema")) {
      throw new IllegalArgumentException("Invalid value: '" + type + "' for response_format.type.");
    }
    var wrapped = format.path("json_schema");
    var schema = wrapped.path("schema");
    return new ChatRequest(
        root.path("model").asText(),
        system.toString(),
        user.toString(),
        images,
        type.equals("json_object"),
        wrapped.path("name").isTextual() ? wrapped.path("name").asText() : null,
        schema.isObject() ? schema : null,
        root.path("max_completion_tokens").asInt(root.path("max_tokens").asInt(MAX_OUTPUT)),
        root.path("seed").asLong(0));
  }

  /// All that the model reads, in the order that the provider caches it: the schema first, then the
  /// messages.
  TokenScan prompt() {
    var scan = new TokenScan();
    if (schema != null) {
      scan.add(schema.toString()).addTokens(MESSAGE_TOKENS);
    }
    if (!system.isEmpty()) {
      scan.add(system).addTokens(MESSAGE_TOKENS);
    }
    return scan.add(user).addTokens(MESSAGE_TOKENS + IMAGE_TOKENS * images);
  }

  /// Adds the text of a message; returns the number of its images.
  private static int append(JsonNode content, StringJoiner into) {
    if (content.isTextual()) {
      into.add(content.textValue());
    }
    int images = 0;
    for (var part : content) {
      switch (part.path("type").asText()) {
        case "text" -> into.add(part.path("text").asText());
        case "image_url" -> images++;
        default ->
            throw new IllegalArgumentException("Invalid value for 'messages[].content[].type'.");
      }
    }
    return images;
  }
}
