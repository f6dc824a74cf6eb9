package io.tierworks.common.settings;

import static java.util.Comparator.comparingInt;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keys of settings from the names of environment variables: `TIER_NANO_MODEL` sets
/// `tier.nano.model`. Below `KAFKA_`, `__` stands for `_` and `___` for `-`.
final class EnvironmentKeys {
  private static final String KAFKA = "KAFKA_";

  private EnvironmentKeys() {}

  /// The key that a variable of ours sets, without the prefix `TIERWORKS_`; empty if there is none.
  /// A tier's name may contain the name of another setting: the shortest name of a tier wins.
  static Optional<String> of(String variable) {
    if (variable.startsWith(KAFKA)) {
      return Optional.of(kafkaKey(variable.substring(KAFKA.length())));
    }
    return SettingDefinitions.all().stream()
        .flatMap(setting -> match(setting.key(), variable).stream())
        .min(comparingInt(key -> key.indexOf('.', "tier.".length())));
  }

  private static String kafkaKey(String name) {
    return SettingDefinitions.PASS_THROUGH
        + name.toLowerCase(Locale.ROOT)
            .replace("___", "-")
            .replace("__", "\0")
            .replace('_', '.')
            .replace('\0', '_');
  }

  /// The key with the tier that the variable names, if the variable sets this key.
  private static Optional<String> match(String key, String variable) {
    var form = key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    var match = Pattern.compile(form.replace("*", "(.+)")).matcher(variable);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        match.groupCount() == 0 ? key : key.replace("*", match.group(1).toLowerCase(Locale.ROOT)));
  }
}
