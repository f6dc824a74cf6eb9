package io.tierworks.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;

/// The messages of a request, joined by role. What an assistant said earlier counts as the user's
/// material.
record Messages(String system, String user, int images) {

  /// @throws IllegalArgumentException if there are none or one has an unknown shape
  static Messages read(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw new IllegalArgumentException("Missing required parameter: 'messages'.");
    }
    StringBuilder system = new StringBuilder();
    StringBuilder user = new StringBuilder();
    int images = 0;
    for (JsonNode message : messages) {
      StringBuilder into =
          switch (message.path("role").asText()) {
            case "system", "developer" -> system;
            case "user", "assistant", "tool" -> user;
            default -> throw new IllegalArgumentException("Invalid value for 'messages[].role'.");
          };
      if (!into.isEmpty()) {
        into.append('\n');
      }
      images += append(message.path("content"), into);
    }
    return new Messages(system.toString(), user.toString(), images);
  }

  private static int append(JsonNode content, StringBuilder into) {
    if (content.isTextual()) {
      into.append(content.textValue());
      return 0;
    }
    int images = 0;
    for (JsonNode part : content) {
      switch (part.path("type").asText()) {
        case "text" -> into.append(part.path("text").asText());
        case "image_url" -> images++;
        default ->
            throw new IllegalArgumentException("Invalid value for 'messages[].content[].type'.");
      }
    }
    return images;
  }
}
