package io.tierworks.planner.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;

/// The tier at which a subtask starts, and why.
///
/// @param learned the values that the decision used, the cheapest tier first
public record Route(String tier, Reason reason, List<Learned> learned) {

  /// What was known of a tier.
  ///
  /// @param acceptance probability that an answer is accepted, to a thousandth
  /// @param drifted whether it has fallen lately
  public record Learned(
      String tier,
      double acceptance,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drifted) {}

  /// Why the tier was chosen.
  @EnumNaming(SnakeCaseStrategy.class)
  public enum Reason {
    /// The job names it.
    FIXED,
    /// An accepted answer is expected to cost least there.
    LEAST_COST,
    /// The acceptance of a tier that would cost less has fallen.
    DRIFT,
    /// To see how a cheaper tier does.
    EXPLORE
  }

  public Route {
    learned = List.copyOf(learned);
  }

  public static Route fixed(String tier) {
    return new Route(tier, Reason.FIXED, List.of());
  }
}
