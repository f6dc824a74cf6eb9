package io.tierworks.simulator.catalog;

import io.tierworks.simulator.bill.Price;
import java.util.Arrays;
import java.util.Optional;

/// A model that the simulator stands in for. Prices are nano-dollars per token, from OpenAI's price
/// list of the GPT-5.4 family. The error rates are the simulator's own.
public enum Model {
  FLAGSHIP(
      "gpt-5.4",
      "gpt-5.4-2026-03-05",
      new Price(2_500, 250, 15_000),
      new Speed(400, 88),
      new ErrorRates(0.01, 0)),
  MINI(
      "gpt-5.4-mini",
      "gpt-5.4-mini-2026-03-17",
      new Price(750, 75, 4_500),
      new Speed(250, 160),
      new ErrorRates(0.03, 0.01)),
  NANO(
      "gpt-5.4-nano",
      "gpt-5.4-nano-2026-03-17",
      new Price(200, 20, 1_250),
      new Speed(150, 200),
      new ErrorRates(0.08, 0.04));

  /// Time to the first token in milliseconds, then tokens per second.
  public record Speed(int firstTokenMillis, int tokensPerSecond) {}

  /// How often a model errs on one piece of work.
  ///
  /// @param wrong share of answers with one plausible mistake
  /// @param unsure share of answers handed back as unsure, where the request offers that
  public record ErrorRates(double wrong, double unsure) {}

  private final String id;
  private final String snapshot;
  private final Price price;
  private final Speed speed;
  private final ErrorRates errors;

  Model(String id, String snapshot, Price price, Speed speed, ErrorRates errors) {
    this.id = id;
    this.snapshot = snapshot;
    this.price = price;
    this.speed = speed;
    this.errors = errors;
  }

  /// By alias or snapshot name.
  public static Optional<Model> named(String name) {
    return Arrays.stream(values())
        .filter(model -> model.id.equals(name) || model.snapshot.equals(name))
        .findFirst();
  }

  public String id() {
    return id;
  }

  public String snapshot() {
    return snapshot;
  }

  public Price price() {
    return price;
  }

  public Speed speed() {
    return speed;
  }

  public ErrorRates errors() {
    return errors;
  }
}
