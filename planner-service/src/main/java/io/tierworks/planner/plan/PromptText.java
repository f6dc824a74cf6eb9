package io.tierworks.planner.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Instructions for models, in text files under `prompts/`.
public final class PromptText {
  private PromptText() {}

  /// @param name file name without `.txt`
  public static String load(String name) {
    var path = "/prompts/" + name + ".txt";
    try (var stream = Objects.requireNonNull(PromptText.class.getResourceAsStream(path), path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The beginning of a text.
  ///
  /// @param most its characters; a longer text is cut and marked with `[…]`
  public static String excerpt(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " […]";
  }
}
