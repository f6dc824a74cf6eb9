package io.tierworks.cli.admin;

import io.tierworks.common.settings.Catalogue;
import io.tierworks.common.settings.Setting;
import io.tierworks.common.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One setting as it stands.
///
/// @param value secrets masked
/// @param origin `set` or `default`
record ConfigLine(String key, String value, String origin, String meaning) {
  private static final String HANDED_ON = "Handed to the Kafka clients untouched.";

  /// In the order of the catalogue, then what goes to the Kafka clients. A setting that stands for
  /// every tier (`tier.*.slots`) is followed by those that are set for one.
  static List<ConfigLine> all(Settings settings) {
    var given = new TreeMap<>(settings.masked());
    var lines = new ArrayList<ConfigLine>();
    for (var setting : Catalogue.settings()) {
      lines.add(line(setting, given.remove(setting.key())));
      if (setting.key().contains("*")) {
        lines.addAll(ofTiers(setting, settings, given));
      }
    }
    given.forEach((key, value) -> lines.add(new ConfigLine(key, value, "set", HANDED_ON)));
    return lines;
  }

  String text() {
    return "%-28s %-28s %-8s %s".formatted(key, value.isEmpty() ? "-" : value, origin, meaning);
  }

  private static ConfigLine line(Setting setting, @Nullable String given) {
    return new ConfigLine(
        setting.key(),
        given == null ? setting.fallback() : given,
        given == null ? "default" : "set",
        setting.meaning());
  }

  private static List<ConfigLine> ofTiers(
      Setting setting, Settings settings, TreeMap<String, String> given) {
    return settings.list("tiers").stream()
        .map(tier -> setting.key().replace("*", tier))
        .filter(given::containsKey)
        .map(
            key -> new ConfigLine(key, String.valueOf(given.remove(key)), "set", setting.meaning()))
        .toList();
  }
}
