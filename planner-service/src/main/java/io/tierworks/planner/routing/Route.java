package io.tierworks.planner.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.tierworks.common.cost.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tier that answers a subtask next, and why.
///
/// @param learned the values that the decision used, the cheapest tier first
/// @param otherwise the ways that lead to no tier, if there were any
public record Route(
    String tier,
    Reason reason,
    List<Learned> learned,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Way> otherwise) {

  /// What was known of a tier.
  ///
  /// @param acceptance probability that an answer is accepted, to a thousandth
  /// @param expected cost to an accepted answer if the tier answers next; null in records of older
  ///   planners
  /// @param drifted whether it has fallen lately
  public record Learned(
      String tier,
      double acceptance,
      @Nullable Money expected,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drifted) {
    static Learned of(TierChoice choice, double acceptance, double expected) {
      return new Learned(
          choice.tier(),
          rounded(acceptance),
          new Money(Math.round(expected)),
          choice.acceptance().drifted());
    }
  }

  /// A way to an answer other than another call.
  ///
  /// @param expected cost to an accepted answer
  /// @param acceptance probability that it leads to one, to a thousandth; null where it is certain
  public record Way(
      Reason way,
      Money expected,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double acceptance) {
    /// One that leads to an answer for certain.
    public Way(Reason way, Money expected) {
      this(way, expected, null);
    }

    static Way of(Reason way, double expected, double acceptance) {
      return new Way(way, new Money(Math.round(expected)), rounded(acceptance));
    }
  }

  private static final double PARTS = 1_000;

  private static double rounded(double acceptance) {
    return Math.round(acceptance * PARTS) / PARTS;
  }

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
    EXPLORE,
    /// A person is asked first: any tier alone is expected to cost more.
    PERSON,
    /// The subtask is left to a new plan: any tier alone is expected to cost more.
    REPLAN
  }

  public Route {
    learned = List.copyOf(learned);
    otherwise = otherwise == null ? List.of() : List.copyOf(otherwise);
  }

  /// Without other ways.
  public Route(String tier, Reason reason, List<Learned> learned) {
    this(tier, reason, learned, List.of());
  }

  public static Route fixed(String tier) {
    return new Route(tier, Reason.FIXED, List.of());
  }
}
