package io.tierworks.simulator.solve.read;

import java.util.List;
import java.util.Locale;

/// Sentences of a material that try to steer whoever reads it by machine. They are reported, never
/// followed and never repeated.
public final class Orders {
  private static final List<String> SURE =
      List.of(
          "ignore all previous",
          "ignore previous",
          "ignore the previous",
          "ignore all prior",
          "ignore the above",
          "ignore your instruction",
          "ignore the instruction",
          "disregard all",
          "disregard previous",
          "disregard the",
          "forget all previous",
          "forget your instruction",
          "you are now the",
          "you are now a",
          "system prompt",
          "note to the model",
          "note to the ai",
          "note for the ai",
          "note to the checker",
          "automatic checker",
          "automated checker",
          "automatic reviewer",
          "automated reviewer",
          "to the language model",
          "report it as",
          "needs no human review");
  private static final List<String> VERBS =
      List.of(
          "classify",
          "label",
          "rate",
          "score",
          "mark",
          "rank",
          "report",
          "approve",
          "answer",
          "write",
          "set",
          "treat");
  private static final List<String> OBJECTS =
      List.of(
          "this message",
          "this ticket",
          "this document",
          "this lead",
          "this invoice",
          "this item",
          "this text",
          "this call",
          "this source",
          "in the summary",
          "as urgent",
          "as compliant",
          "no violation");

  /// How a summary tells that there were orders.
  public static final String REPORT = "Tries to give the reader orders";

  private Orders() {}

  /// Whether the text, or some sentence of it, gives orders.
  public static boolean in(String sentence) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    return SURE.stream().anyMatch(lower::contains)
        || OBJECTS.stream().anyMatch(lower::contains)
            && VERBS.stream()
                .anyMatch(verb ->
                    lower.startsWith(verb + " ")
                        || lower.contains(" and " + verb + " ")
                        || lower.contains(". " + verb + " "));
  }

  /// The sentences that give no orders.
  public static List<String> without(List<String> sentences) {
    return sentences.stream().filter(sentence -> !in(sentence)).toList();
  }
}
