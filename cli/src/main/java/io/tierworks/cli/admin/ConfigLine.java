package io.tierworks.cli.admin;

import io.tierworks.cli.show.TextFormat;
import io.tierworks.common.settings.SettingDefinition;
import io.tierworks.common.settings.SettingDefinitions;
import io.tierworks.common.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One setting with its current value.
///
/// @param value masked if secret
/// @param origin `set` or `default`
record ConfigLine(String key, String value, String origin, String meaning) {
  private static final String KAFKA_CLIENT_SETTING = "Passed unchanged to the Kafka clients.";

  /// All settings in the order of their definitions, followed by settings for the Kafka clients.
  /// After a setting for every tier (`tier.*.slots`) come the values set for single tiers.
  static List<ConfigLine> all(Settings settings) {
    var given = new TreeMap<>(settings.masked());
    var lines = new ArrayList<ConfigLine>();
    for (var setting : SettingDefinitions.all()) {
      lines.add(line(setting, setting.key(), given));
      ofTiers(setting, settings)
          .filter(given::containsKey)
          .forEach(key -> lines.add(line(setting, key, given)));
    }
    given.forEach(
        (key, value) -> lines.add(new ConfigLine(key, value, "set", KAFKA_CLIENT_SETTING)));
    return lines;
  }

  /// One line, or the meaning on lines of its own if the line is wider than `width`.
  List<String> text(int width) {
    var head = "%-28s %-28s %-8s".formatted(key, value.isEmpty() ? "-" : value, origin);
    var line = head + " " + meaning;
    if (line.length() <= width) {
      return List.of(line);
    }
    var setting = "%-28s %s".formatted(value.isEmpty() ? "-" : value, origin);
    var lines = new ArrayList<>(TextFormat.wrapBeside("%-28s ".formatted(key), setting, width));
    lines.addAll(TextFormat.wrap(meaning, width, "    "));
    return lines;
  }

  private static ConfigLine line(SettingDefinition setting, String key, Map<String, String> given) {
    var value = given.remove(key);
    return value == null
        ? new ConfigLine(key, setting.defaultValue(), "default", setting.description())
        : new ConfigLine(key, value, "set", setting.description());
  }

  /// The key of each tier if the setting is for every tier.
  private static Stream<String> ofTiers(SettingDefinition setting, Settings settings) {
    var key = setting.key();
    return key.contains("*")
        ? settings.list("tiers").stream().map(tier -> key.replace("*", tier))
        : Stream.empty();
  }
}
