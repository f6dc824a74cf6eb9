package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.plan.PromptText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a verifier says about the criteria of a rubric.
///
/// @param criteria one for each criterion
/// @param passed whether the verifier passes the answer
public record RubricAnswer(List<Criterion> criteria, boolean passed) {
  private static final int LONGEST_REASON = 300;

  public RubricAnswer {
    criteria = List.copyOf(criteria);
  }

  /// @param number from 1
  public record Criterion(int number, String reason, boolean met) {
    public Criterion {
      reason = reason == null ? "" : reason;
    }
  }

  /// @return empty when it does not decide every criterion once
  public static Optional<RubricAnswer> read(JsonNode json, int criteria) {
    try {
      var answer = Wire.convert(json, RubricAnswer.class);
      var numbers = answer.criteria.stream().map(Criterion::number).sorted().toList();
      boolean whole = numbers.equals(IntStream.rangeClosed(1, criteria).boxed().toList());
      return whole ? Optional.of(answer) : Optional.empty();
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  /// Whether the answer passes: one criterion that is not met rejects it, whatever `passed` says.
  public boolean isPassed() {
    return passed && criteria.stream().allMatch(Criterion::met);
  }

  /// What the next attempt is told: the criteria that are not met, each with the reason.
  ///
  /// @param texts the criteria
  public String feedback(List<String> texts) {
    var unmet =
        criteria.stream()
            .filter(each -> !each.met())
            .map(each ->
                "not met: %s (%s)"
                    .formatted(
                        texts.get(each.number() - 1),
                        PromptText.excerpt(each.reason(), LONGEST_REASON)))
            .collect(Collectors.joining("; "));
    return unmet.isEmpty() ? "the verifier did not pass it" : unmet;
  }
}
