package io.tierworks.common.settings;

import io.tierworks.common.cost.Price;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What a tier's name is bound to. Only workers read the key.
public record TierSettings(
    String name,
    URI url,
    String model,
    Price price,
    String skill,
    int slots,
    Duration timeout,
    int maxTries,
    String tokenField,
    String jsonMode,
    String reasoningEffort) {

  /// @throws InvalidSettings when the tier has no model or no price
  public static TierSettings read(Settings settings, String tier) {
    var at = "tier." + tier + ".";
    for (String needed : List.of("model", "price-input", "price-cached", "price-output")) {
      if (settings.text(at + needed).isBlank()) {
        throw new InvalidSettings(
            at + needed + ": missing; a tier needs a model and its three prices");
      }
    }
    return new TierSettings(
        tier,
        settings.address(at + "url"),
        settings.text(at + "model"),
        new Price(
            settings.money(at + "price-input"),
            settings.money(at + "price-cached"),
            settings.money(at + "price-output")),
        settings.text(at + "skill"),
        settings.integer(at + "slots"),
        settings.duration(at + "timeout"),
        settings.integer(at + "max-tries"),
        settings.text(at + "token-field"),
        settings.text(at + "json-mode"),
        settings.text(at + "reasoning-effort"));
  }

  /// All tiers, cheapest first.
  ///
  /// @throws InvalidSettings when one lacks its model or price
  public static List<TierSettings> ladder(Settings settings) {
    return settings.list("tiers").stream().map(tier -> read(settings, tier)).toList();
  }

  /// The tier's API key, from the environment or its file; blank when there is none.
  ///
  /// @throws InvalidSettings when the file cannot be read
  public Secret key(Settings settings) {
    return settings.secret("tier." + name + ".key");
  }
}
