package io.tierworks.common.model.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Keeps secrets out of messages: what a server echoes is shown only if it looks like a name, and
/// never with a key in it.
record Redaction(List<String> secrets) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]{1,80}");
  private static final int SHORTEST_SECRET = 6;

  static Redaction of(OpenAiEndpoint endpoint) {
    var secrets = new ArrayList<String>(endpoint.dialect().extraHeaders().values());
    if (endpoint.apiKey() != null) {
      secrets.add(endpoint.apiKey());
    }
    secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
    return new Redaction(List.copyOf(secrets));
  }

  /// The text if it is a harmless name, else nothing.
  String name(String text) {
    return NAME.matcher(text).matches() && secrets.stream().noneMatch(text::contains) ? text : "";
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
