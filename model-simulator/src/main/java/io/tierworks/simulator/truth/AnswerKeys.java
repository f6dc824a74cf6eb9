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
  public record Key(JsonNode answer, Map<String, Double> errors, List<JsonNode> mistakes) {

    static Key of(JsonNode line) {
      Map<String, Double> errors = new HashMap<>();
      line.path("errors")
          .properties()
          .forEach(e -> errors.put(e.getKey(), e.getValue().asDouble()));
      return new Key(line.path("answer"), errors, line.path("mistakes").valueStream().toList());
    }
  }

  private static final String CUT = " […]";
  private static final List<String> SHIPPED =
      List.of(
          "compliance-check invoice-extraction lead-ranking qa-review research support-triage"
              .split(" "));

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
