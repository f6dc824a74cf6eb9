package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.simulator.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The answer keys of the shipped examples: JSON Lines with `item`, `text` and `answer`. White
/// space does not matter, any other change of the text makes it unknown.
public final class AnswerKeys {
  private static final String CUT = " […]";
  private static final List<String> SHIPPED =
      List.of(
          "compliance-check invoice-extraction lead-ranking qa-review research support-triage"
              .split(" "));

  final Map<String, JsonNode> answers = new HashMap<>();

  /// @param lines the content of one or more keys
  public AnswerKeys(String lines) {
    for (var line : Json.lines(lines)) {
      answers.put(normal(line.path("text").asText()), line.path("answer"));
    }
  }

  /// The keys in the jar; one that was left out of it is missing here.
  public static AnswerKeys shipped() {
    return new AnswerKeys(
        SHIPPED.stream()
            .map(name -> Json.resource("/answers/" + name + ".answers.jsonl"))
            .collect(Collectors.joining("\n")));
  }

  Optional<JsonNode> facts(String text) {
    if (!text.endsWith(CUT)) {
      return Optional.ofNullable(answers.get(normal(text)));
    }
    var beginning = normal(text.substring(0, text.length() - CUT.length()));
    return answers.keySet().stream()
        .filter(known -> !beginning.isEmpty() && known.startsWith(beginning))
        .findFirst()
        .map(answers::get);
  }

  private static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
