package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.bill.TokenScan;
import io.tierworks.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A chat completion request, as much of it as matters here.
///
/// @param schemaName the name of the answer's JSON schema, null without one
/// @param maxTokens upper bound of the answer
record ChatRequest(
    String model,
    String system,
    String user,
    int images,
    Format format,
    @Nullable String schemaName,
    @Nullable JsonNode schema,
    int maxTokens,
    long sample) {
  private static final int MAX_OUTPUT = 128_000;
  private static final int IMAGE_TOKENS = 765;
  private static final int MESSAGE_TOKENS = 4;

  enum Format {
    TEXT,
    JSON_OBJECT,
    JSON_SCHEMA
  }

  /// @throws IllegalArgumentException saying what is wrong with the request
  static ChatRequest read(byte[] body) {
    JsonNode root = Json.parse(new String(body, StandardCharsets.UTF_8));
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException("We could not parse the JSON body of your request.");
    }
    if (!root.path("model").isTextual()) {
      throw new IllegalArgumentException("you must provide a model parameter");
    }
    if (root.path("stream").asBoolean(false)) {
      throw new IllegalArgumentException("The simulator does not stream.");
    }
    Messages messages = Messages.read(root.path("messages"));
    JsonNode format = root.path("response_format");
    JsonNode wrapped = format.path("json_schema");
    JsonNode schema = wrapped.path("schema");
    return new ChatRequest(
        root.path("model").asText(),
        messages.system(),
        messages.user(),
        messages.images(),
        format(format.path("type").asText("text")),
        wrapped.path("name").isTextual() ? wrapped.path("name").asText() : null,
        schema.isObject() ? schema : null,
        root.path("max_completion_tokens").asInt(root.path("max_tokens").asInt(MAX_OUTPUT)),
        root.path("seed").asLong(0));
  }

  /// All that the model reads, in the order that the provider caches it: the schema first, then the
  /// messages.
  TokenScan prompt() {
    TokenScan scan = new TokenScan();
    if (schema != null) {
      scan.add(schema.toString()).addTokens(MESSAGE_TOKENS);
    }
    if (!system.isEmpty()) {
      scan.add(system).addTokens(MESSAGE_TOKENS);
    }
    return scan.add(user).addTokens(MESSAGE_TOKENS + IMAGE_TOKENS * images);
  }

  private static Format format(String type) {
    for (Format format : Format.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(type)) {
        return format;
      }
    }
    throw new IllegalArgumentException("Invalid value: '" + type + "' for response_format.type.");
  }
}
