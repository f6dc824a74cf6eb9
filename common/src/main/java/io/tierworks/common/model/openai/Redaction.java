package io.tierworks.common.model.openai;

import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps secrets out of messages. A text from a server is shown only if it looks like a name and
/// does not contain the key.
record Redaction(Optional<String> secret) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]{1,80}");
  private static final int SHORTEST_SECRET = 6;

  static Redaction of(OpenAiEndpoint endpoint) {
    return new Redaction(
        Optional.ofNullable(endpoint.apiKey()).filter(key -> key.length() >= SHORTEST_SECRET));
  }

  /// @return the text if it is a harmless name, else empty text
  String name(String text) {
    return NAME.matcher(text).matches() && secret.filter(text::contains).isEmpty() ? text : "";
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
