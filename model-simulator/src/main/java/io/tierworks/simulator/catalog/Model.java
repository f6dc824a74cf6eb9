package io.tierworks.simulator.catalog;

import io.tierworks.simulator.bill.Price;
import java.util.List;
import java.util.Optional;

/// A model that the simulator stands in for.
///
/// @param price in nano-dollars per token, from OpenAI's price list of the GPT-5.4 family
public record Model(
    String id,
    String snapshot,
    Price price,
    Speed speed,
    ErrorRates errors,
    VerifierRates verifier) {
  public static final Model FLAGSHIP =
      of(
          "gpt-5.4",
          "2026-03-05",
          new Price(2_500, 250, 15_000),
          new Speed(400, 88),
          new ErrorRates(0.01, 0),
          new VerifierRates(0.05, 0.02));
  public static final Model MINI =
      of(
          "gpt-5.4-mini",
          "2026-03-17",
          new Price(750, 75, 4_500),
          new Speed(250, 160),
          new ErrorRates(0.03, 0.01),
          new VerifierRates(0.15, 0.05));
  public static final Model NANO =
      of(
          "gpt-5.4-nano",
          "2026-03-17",
          new Price(200, 20, 1_250),
          new Speed(150, 200),
          new ErrorRates(0.08, 0.04),
          new VerifierRates(0.35, 0.10));
  public static final List<Model> ALL = List.of(FLAGSHIP, MINI, NANO);

  /// Time to the first token in milliseconds, then tokens per second.
  public record Speed(int firstTokenMillis, int tokensPerSecond) {}

  /// The simulator's own shares of answers with a plausible mistake, and of answers handed back as
  /// unsure where the request offers that.
  public record ErrorRates(double wrong, double unsure) {}

  /// The simulator's own shares of wrong answers that the model passes, and of right ones that it
  /// rejects, where it checks an answer of another model.
  public record VerifierRates(double falseAcceptance, double falseRejection) {}

  private static Model of(
      String id, String date, Price price, Speed speed, ErrorRates errors, VerifierRates verifier) {
    return new Model(id, id + "-" + date, price, speed, errors, verifier);
  }

  /// By alias or snapshot name.
  public static Optional<Model> named(String name) {
    return ALL.stream().filter(one -> List.of(one.id, one.snapshot).contains(name)).findFirst();
  }
}
