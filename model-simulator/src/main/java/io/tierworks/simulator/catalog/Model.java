package io.tierworks.simulator.catalog;

import io.tierworks.simulator.bill.Price;
import io.tierworks.simulator.solve.grade.Strength;
import java.time.Duration;
import java.util.Optional;

/// A model the simulator stands in for. Prices in nano-dollars per token: OpenAI's price list of
/// the GPT-5.4 family.
public enum Model {
  FLAGSHIP("gpt-5.4", "gpt-5.4-2026-03-05", new Price(2_500, 250, 15_000), new Speed(400, 88)),
  MINI("gpt-5.4-mini", "gpt-5.4-mini-2026-03-17", new Price(750, 75, 4_500), new Speed(250, 160)),
  NANO("gpt-5.4-nano", "gpt-5.4-nano-2026-03-17", new Price(200, 20, 1_250), new Speed(150, 200));

  /// Time to the first token in milliseconds, then tokens per second.
  public record Speed(int firstTokenMillis, int tokensPerSecond) {
    public Duration untilFirstToken() {
      return Duration.ofMillis(firstTokenMillis);
    }
  }

  private final String id;
  private final String snapshot;
  private final Price price;
  private final Speed speed;

  Model(String id, String snapshot, Price price, Speed speed) {
    this.id = id;
    this.snapshot = snapshot;
    this.price = price;
    this.speed = speed;
  }

  /// By alias or snapshot name.
  public static Optional<Model> named(String name) {
    for (Model model : values()) {
      if (model.id.equals(name) || model.snapshot.equals(name)) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
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

  public Strength strength() {
    return switch (this) {
      case FLAGSHIP -> Strength.FLAGSHIP;
      case MINI -> Strength.MINI;
      case NANO -> Strength.NANO;
    };
  }
}
