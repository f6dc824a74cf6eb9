package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A link of a verification chain: one thing that an answer has to pass. In JSON it is its name, or
/// an object with the name as `link` and its parameters.
public sealed interface Link {
  /// The names of all links, cheapest first.
  List<String> IN_COST_ORDER =
      List.of(
          "schema",
          "rules",
          "grounded",
          "citations",
          "applies",
          "agreement",
          "votes",
          "rubric",
          "person");

  @JsonProperty("link")
  String link();

  /// The name of its check. No two links of a chain have the same.
  default String check() {
    return link();
  }

  /// Cheap links come before dear ones.
  default int rank() {
    return IN_COST_ORDER.indexOf(link());
  }

  /// A link without parameters.
  enum Plain implements Link {
    /// The answer is valid against the output schema.
    SCHEMA,
    /// Every quotation of the answer occurs in the material.
    GROUNDED,
    /// Every place of the workspace that the answer cites exists and has the quoted text.
    CITATIONS,
    /// Every diff of the answer applies to the workspace.
    APPLIES,
    /// A person accepts the answer.
    PERSON;

    @Override
    @JsonValue
    public String link() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The fields of the answer keep rules.
  record Rules(List<CrossFieldRule> rules) implements Link {
    public Rules {
      rules = List.copyOf(rules);
    }

    @Override
    public String link() {
      return "rules";
    }
  }

  /// The same call, made again, gives the same answer.
  ///
  /// @param samples answers in all
  /// @param quorum how many of them have to agree, the one in question included
  record Agreement(int samples, int quorum) implements Link {
    @Override
    public String link() {
      return "agreement";
    }
  }

  /// Answers to the same call, on one tier after the other, are votes; the answer that leads is
  /// accepted.
  ///
  /// @param samples the most answers of one tier
  /// @param lead by how much the votes for an answer have to exceed those for any other
  /// @param weights what the vote of a tier counts; 1 where it is not named
  record Votes(
      int samples,
      int lead,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> weights)
      implements Link {
    public Votes {
      weights = weights == null ? Map.of() : Map.copyOf(weights);
    }

    @Override
    public String link() {
      return "votes";
    }

    public int weight(String tier) {
      return weights.getOrDefault(tier, 1);
    }
  }

  /// A model of another tier finds that the answer meets every criterion.
  record Rubric(String tier, List<String> criteria) implements Link {
    public Rubric {
      criteria = List.copyOf(criteria);
    }

    @Override
    public String link() {
      return "rubric";
    }

    @Override
    public String check() {
      return link() + ":" + tier;
    }
  }

  /// @throws MalformedMessage when it is no link
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Link read(JsonNode json) throws MalformedMessage {
    var name = json.isTextual() ? json.asText() : json.path("link").asText();
    return switch (name) {
      case "rules" -> Wire.convert(json, Rules.class);
      case "agreement" -> Wire.convert(json, Agreement.class);
      case "votes" -> Wire.convert(json, Votes.class);
      case "rubric" -> Wire.convert(json, Rubric.class);
      default -> plain(name);
    };
  }

  private static Link plain(String name) {
    for (var link : Plain.values()) {
      if (link.link().equals(name)) {
        return link;
      }
    }
    throw new IllegalArgumentException("a link is one of " + IN_COST_ORDER);
  }
}
