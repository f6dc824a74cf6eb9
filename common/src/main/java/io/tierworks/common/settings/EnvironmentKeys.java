package io.tierworks.common.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Keys of settings from the names of environment variables: `TIER_NANO_MODEL` sets
/// `tier.nano.model`. Below `KAFKA_`, `__` stands for `_` and `___` for `-`.
final class EnvironmentKeys {
  private static final String KAFKA = "KAFKA_";
  private static final String TIER = "TIER_";
  private static final String ANY_TIER = "tier.*.";

  private EnvironmentKeys() {}

  /// The key that a variable of ours sets, without the prefix `TIERWORKS_`; empty if there is none.
  static Optional<String> of(String variable) {
    if (variable.startsWith(KAFKA)) {
      return Optional.of(kafkaKey(variable.substring(KAFKA.length())));
    }
    var exact =
        SettingDefinitions.all().stream()
            .map(SettingDefinition::key)
            .filter(key -> !key.contains("*") && canonical(key).equals(variable))
            .findFirst();
    return exact.or(() -> tierKey(variable));
  }

  private static String kafkaKey(String name) {
    return SettingDefinitions.PASS_THROUGH
        + name.toLowerCase(Locale.ROOT)
            .replace("___", "-")
            .replace("__", "\0")
            .replace('_', '.')
            .replace('\0', '_');
  }

  /// The tier's name may contain the name of another setting: the shortest name of a tier wins.
  private static Optional<String> tierKey(String variable) {
    return SettingDefinitions.all().stream()
        .map(SettingDefinition::key)
        .filter(key -> key.startsWith(ANY_TIER))
        .filter(key -> variable.startsWith(TIER))
        .filter(key -> variable.endsWith("_" + canonical(key.substring(ANY_TIER.length()))))
        .map(key -> {
          var last = canonical(key.substring(ANY_TIER.length()));
          int end = variable.length() - last.length() - 1;
          var tier = variable.substring(TIER.length(), Math.max(TIER.length(), end));
          return key.replace("*", tier.toLowerCase(Locale.ROOT));
        })
        .filter(key -> !key.contains(".."))
        .min(Comparator.comparingInt(key -> key.indexOf('.', "tier.".length())));
  }

  private static String canonical(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
