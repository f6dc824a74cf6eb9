package io.tierworks.common.settings;

import io.tierworks.common.cost.Price;
import java.time.Duration;
import java.util.List;

/// A tier: the model it stands for, its price, and how its workers call it. How to reach the model
/// is in `OpenAiEndpoint`.
///
/// @param skill what the tier is good at; the planner's prompts say it
/// @param window tokens that one call may read and write
/// @param slots calls that one worker runs at once
/// @param timeout of one HTTP exchange, body included
/// @param maxTries HTTP tries within one attempt, the first included
public record TierSettings(
    String name,
    String model,
    Price price,
    String skill,
    int window,
    int slots,
    Duration timeout,
    int maxTries) {

  /// Planner and judge write up to 4,000 tokens.
  private static final int LEAST_WINDOW = 8_000;

  /// @throws InvalidSettings naming every fault
  public TierSettings {
    var at = prefix(name);
    new SettingChecks()
        .atLeast(LEAST_WINDOW, at + "context-window", window)
        .atLeast(1, at + "slots", slots)
        .positive(at + "timeout", timeout)
        .atLeast(1, at + "max-tries", maxTries)
        .throwIfAny();
  }

  /// @throws InvalidSettings naming every fault, such as a missing model or price
  public static TierSettings from(Settings settings, String tier) {
    var at = prefix(tier);
    var required = new SettingChecks();
    for (var key : List.of("model", "price-input", "price-cached", "price-output")) {
      required.require(
          !settings.text(at + key).isBlank(),
          at + key,
          "missing; a tier needs a model and its three prices");
    }
    required.throwIfAny();
    return new TierSettings(
        tier,
        settings.text(at + "model"),
        new Price(
            settings.money(at + "price-input"),
            settings.money(at + "price-cached"),
            settings.money(at + "price-output")),
        settings.text(at + "skill"),
        settings.integer(at + "context-window"),
        settings.integer(at + "slots"),
        settings.duration(at + "timeout"),
        settings.integer(at + "max-tries"));
  }

  /// All tiers, cheapest first.
  ///
  /// @throws InvalidSettings naming every fault of every tier
  public static List<TierSettings> all(Settings settings) {
    var tiers = settings.list("tiers");
    settings.check(tiers.stream().<Settings.Part>map(tier -> given -> from(given, tier)).toList());
    return tiers.stream().map(tier -> from(settings, tier)).toList();
  }

  private static String prefix(String tier) {
    return "tier." + tier + ".";
  }
}
