package io.tierworks.e2e.quality;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rules that all tasks of a job share: about 1,200 tokens, as a prefix that the provider
/// caches.
final class Handbook {
  private static final int RULES = 40;

  private Handbook() {}

  static String of(TaskKind kind) {
    var phrases = Phrases.of(0, kind.name(), 0);
    return IntStream.rangeClosed(1, RULES)
        .mapToObj(rule ->
            "Rule %d. %s, %s, and %s."
                .formatted(
                    rule,
                    phrases.one(
                        "If a text names two of them",
                        "If a value is missing",
                        "If the date is unclear",
                        "If the writer quotes somebody else"),
                    phrases.one(
                        "take the one that is stated first",
                        "take the later one",
                        "use what the text says literally",
                        "leave remarks out of account"),
                    phrases.one(
                        "do not compute what is not stated",
                        "give no explanation",
                        "keep the spelling of the text",
                        "treat corrections as binding")))
        .collect(Collectors.joining("\n"));
  }
}
