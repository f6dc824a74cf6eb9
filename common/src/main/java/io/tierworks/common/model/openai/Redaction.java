package io.tierworks.common.model.openai;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps keys, prompts and answers out of messages. A text from a server is shown only if it looks
/// like a name, or as plain words, and does not contain the key.
record Redaction(Optional<String> secret) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]{1,80}");
  private static final int SHORTEST_SECRET = 6;
  private static final String QUOTATION = "'[^']*'|\"[^\"]*\"|`[^`]*`";
  private static final Pattern WORD =
      Pattern.compile("\\(?([A-Za-z]+([_/'-][A-Za-z]+)*|\\d{1,7})[).,;:!?]*");
  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_TEXT = 200;

  private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Shorter words of a prompt tell nothing.
  private static final int TELLING = 4;

  static Redaction of(OpenAiEndpoint endpoint) {
    return new Redaction(
        Optional.ofNullable(endpoint.apiKey()).filter(key -> key.length() >= SHORTEST_SECRET));
  }

  /// @return the text if it is a harmless name, else empty text
  String name(String text) {
    return NAME.matcher(text).matches() && secret.filter(text::contains).isEmpty() ? text : "";
  }

  /// An error text of the server as a person may see it: plain words, without quotations, names,
  /// long numbers and the words of the prompt.
  ///
  /// @return empty text if nothing is left, or if it contains the key
  String sentence(String text, String prompt) {
    if (secret.filter(text::contains).isPresent()) {
      return "";
    }
    var hidden = Set.of(distinct(prompt));
    var plain =
        Stream.of(text.replaceAll(QUOTATION, "…").strip().split("\\s+"))
            .map(word -> isPlain(word) && !isPart(word, hidden) ? word : "…")
            .collect(Collectors.joining(" "))
            .replaceAll("…( …)+", "…");
    var cut = plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT) + "…";
    return cut.equals("…") ? "" : cut;
  }

  private static boolean isPlain(String word) {
    return word.length() <= LONGEST_WORD && WORD.matcher(word).matches();
  }

  private static boolean isPart(String word, Set<String> prompt) {
    return Stream.of(distinct(word)).anyMatch(prompt::contains);
  }

  /// The words that may tell something about a text, each once.
  private static String[] distinct(String text) {
    return PARTS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(part -> part.length() >= TELLING)
        .distinct()
        .toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "Redaction";
  }
}
