package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The answer keys of the shipped examples and of the user: JSON Lines with `text` and `answer`,
/// and optionally `errors` and `mistakes`. White space does not matter, any other change of the
/// text makes it unknown.
public final class AnswerKeys {
  /// What a key says about one text.
  ///
  /// @param errors by model, its share of wrong answers to this text; empty if the models' own
  ///   rates hold
  /// @param mistakes fields of wrong answers, drawn with equal chance
  /// @param verifiers how often who judges an answer to this text errs: by model, or `judge`
  public record Key(
      JsonNode answer,
      Map<String, Double> errors,
      List<JsonNode> mistakes,
      Map<String, Verifier> verifiers) {

    static Key of(JsonNode line) {
      Map<String, Double> errors = new HashMap<>();
      line.path("errors")
          .properties()
          .forEach(e -> errors.put(e.getKey(), e.getValue().asDouble()));
      Map<String, Verifier> verifiers = new HashMap<>();
      line.path("verifiers")
          .properties()
          .forEach(e -> verifiers.put(e.getKey(), Verifier.of(e.getValue())));
      var mistakes = line.path("mistakes").valueStream().toList();
      return new Key(line.path("answer"), errors, mistakes, verifiers);
    }

    /// Who is not named here does not err.
    public Verifier verifier(String name) {
      return verifiers.getOrDefault(name, new Verifier(0, 0));
    }

    /// Whether an answer is the truth, as far as the key knows it.
    public boolean isAnsweredBy(JsonNode output) {
      return answer.properties().stream()
          .allMatch(fact -> same(fact.getValue(), output.path(fact.getKey())));
    }

    private static boolean same(JsonNode right, JsonNode given) {
      return right.isNumber()
          ? given.isNumber() && right.decimalValue().compareTo(given.decimalValue()) == 0
          : right.equals(given);
    }
  }

  /// @param falseRejection share of right answers that are rejected
  /// @param falseAcceptance share of wrong answers that are accepted
  public record Verifier(double falseRejection, double falseAcceptance) {
    static Verifier of(JsonNode rates) {
      return new Verifier(
          rates.path("falseRejection").asDouble(), rates.path("falseAcceptance").asDouble());
    }
  }

  private static final String CUT = " […]";
  private static final List<String> SHIPPED =
      List.of(
          "code-change",
          "code-review",
          "codebase-question",
          "compliance-check",
          "contract-terms",
          "invoice-extraction",
          "lead-ranking",
          "qa-review",
          "research",
          "support-triage");

  final Map<String, Key> keys = new HashMap<>();

  /// @param lines the content of one or more keys
  public AnswerKeys(String lines) {
    for (var line : Json.lines(lines)) {
      keys.put(normal(line.path("text").asText()), Key.of(line));
    }
  }

  /// The keys in the jar; one that was left out of it is missing here.
  public static AnswerKeys shipped() {
    return shippedAnd("");
  }

  /// @param lines of the user's own keys
  public static AnswerKeys shippedAnd(String lines) {
    return new AnswerKeys(
        SHIPPED.stream()
            .map(name -> Json.resource("/answers/" + name + ".answers.jsonl"))
            .collect(Collectors.joining("\n", "", "\n" + lines)));
  }

  Optional<JsonNode> facts(String text) {
    return key(text).map(Key::answer);
  }

  /// A text that was cut and ends in `[…]` is found by its beginning.
  Optional<Key> key(String text) {
    if (!text.endsWith(CUT)) {
      return Optional.ofNullable(keys.get(normal(text)));
    }
    var beginning = normal(text.substring(0, text.length() - CUT.length()));
    return keys.entrySet().stream()
        .filter(known -> !beginning.isEmpty() && known.getKey().startsWith(beginning))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
