package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a request to `/v1/responses`: instructions, messages with texts and images, calls of
/// functions and their outputs.
final class ResponsesReader {
  private static final String ITEMS = "message|function_call|function_call_output|reasoning";
  private static final String PARTS = "input_text|output_text|input_image";

  private ResponsesReader() {}

  /// @throws IllegalArgumentException saying what is wrong with the request
  static ChatRequest read(byte[] body) {
    var root = ChatRequest.tree(body);
    check(root);
    var format = root.at("/text/format");
    var schema = format.path("schema");
    return new ChatRequest(
        root.path("model").asText(),
        joined(Stream.concat(texts(root.path("instructions")), said(root, true))),
        joined(said(root, false)),
        (int) messages(root).flatMap(one -> parts(one, "input_image")).count(),
        format.path("type").asText().equals("json_object"),
        format.path("name").textValue(),
        schema.isObject() ? schema : null,
        root.path("max_output_tokens").asInt(ChatRequest.MAX_OUTPUT),
        root.path("seed").asLong(0),
        root.path("tools"),
        !root.path("tool_choice").asText().equals("none"));
  }

  private static void check(JsonNode root) {
    var input = root.path("input");
    ChatRequest.require(!input.isMissingNode(), "Missing required parameter: 'input'.");
    ChatRequest.require(
        !root.has("max_tokens") && !root.has("max_completion_tokens") && !root.has("messages"),
        "Unsupported parameter: use 'input' and 'max_output_tokens'.");
    var type = root.at("/text/format/type").asText("text");
    ChatRequest.require(
        type.matches("text|json_object|json_schema"), "Invalid value: 'text.format.type'.");
    for (var item : input) {
      ChatRequest.require(type(item).matches(ITEMS), "Invalid value for 'input[].type'.");
      for (var part : item.path("content")) {
        ChatRequest.require(
            part.path("type").asText().matches(PARTS),
            "Invalid value for 'input[].content[].type'.");
      }
    }
    checkCalls(input);
  }

  /// Each output belongs to a call before it.
  private static void checkCalls(JsonNode input) {
    var calls =
        input
            .valueStream()
            .filter(item -> type(item).equals("function_call"))
            .map(item -> item.path("call_id").asText())
            .toList();
    for (var item : input) {
      ChatRequest.require(
          !type(item).equals("function_call_output")
              || calls.contains(item.path("call_id").asText()),
          "No tool call found for function call output.");
    }
  }

  private static String type(JsonNode item) {
    return item.path("type").asText("message");
  }

  private static Stream<JsonNode> messages(JsonNode root) {
    return root.path("input").valueStream().filter(item -> type(item).equals("message"));
  }

  /// What was said in the role of the system, or in the others; outputs of functions are among the
  /// others.
  private static Stream<String> said(JsonNode root, boolean bySystem) {
    if (root.path("input").isTextual()) {
      return bySystem ? Stream.of() : texts(root.path("input"));
    }
    return root.path("input")
        .valueStream()
        .filter(item -> bySystem == item.path("role").asText().matches(ChatRequest.SYSTEM_ROLES))
        .flatMap(ResponsesReader::text);
  }

  private static Stream<String> text(JsonNode item) {
    return switch (type(item)) {
      case "message" ->
          item.path("content").isTextual()
              ? texts(item.path("content"))
              : Stream.of("input_text", "output_text")
                  .flatMap(type -> parts(item, type))
                  .flatMap(part -> texts(part.path("text")));
      case "function_call_output" -> texts(item.path("output"));
      default -> Stream.of();
    };
  }

  private static Stream<JsonNode> parts(JsonNode message, String type) {
    return message
        .path("content")
        .valueStream()
        .filter(part -> part.path("type").asText().equals(type));
  }

  private static Stream<String> texts(JsonNode text) {
    return text.isTextual() ? Stream.of(text.asText()) : Stream.of();
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining("\n"));
  }
}
