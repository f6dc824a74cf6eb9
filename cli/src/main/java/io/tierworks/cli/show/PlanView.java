package io.tierworks.cli.show;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The plan in the event `planned`.
///
/// @param estimate expected cost
public record PlanView(String form, String reason, List<Step> steps, @Nullable Money estimate) {

  /// @param over the collection that the step processes, such as `items`
  public record Step(
      String id, String kind, String tier, String over, int total, String instructions) {

    @JsonCreator
    static Step of(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("tier") @Nullable String tier,
        @JsonProperty("over") @Nullable String over,
        @JsonProperty("total") int total,
        @JsonProperty("instructions") @Nullable String instructions) {
      return new Step(
          orEmpty(id), orEmpty(kind), orEmpty(tier), orEmpty(over), total, orEmpty(instructions));
    }
  }

  public PlanView {
    form = orEmpty(form);
    reason = orEmpty(reason);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /// Empty if the detail is not a plan.
  static Optional<PlanView> read(@Nullable JsonNode detail) {
    if (detail == null || !detail.isObject()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.convert(detail, PlanView.class));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
