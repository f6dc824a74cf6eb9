package io.tierworks.common.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All settings. A test makes the table in `docs/reference/settings.md` from this list.
public final class SettingDefinitions {
  /// Keys below this prefix go to the Kafka clients unchanged.
  public static final String PASS_THROUGH = "kafka.";

  /// Ending of the key that names the file of a secret.
  static final String FILE = "-file";

  /// Names of the Kafka clients' secrets.
  private static final Pattern KAFKA_SECRET =
      Pattern.compile("password|passphrase|secret|jaas|(?:[.]key|token|credentials)$");

  private static final List<SettingDefinition> ALL =
      Stream.of(
              BrokerSettingDefinitions.ALL,
              TierSettingDefinitions.ALL,
              JobSettingDefinitions.ALL,
              ServiceSettingDefinitions.ALL)
          .flatMap(List::stream)
          .toList();

  private SettingDefinitions() {}

  public static List<SettingDefinition> all() {
    return ALL;
  }

  /// Whether a value must not be shown. Unknown keys count as secret.
  static boolean isSecret(String key) {
    if (key.startsWith(PASS_THROUGH)) {
      return KAFKA_SECRET.matcher(key.toLowerCase(Locale.ROOT)).find();
    }
    return find(key).map(setting -> setting.kind() == SettingDefinition.Kind.SECRET).orElse(true);
  }

  /// Whether this is a declared secret or a secret of the Kafka clients.
  static boolean isKnownSecret(String key) {
    return (key.startsWith(PASS_THROUGH) || find(key).isPresent()) && isSecret(key);
  }

  /// Where a secret may come from instead.
  static String allowedSource(String key) {
    return key.startsWith(PASS_THROUGH)
        ? "use the environment, or kafka.config.providers with a file (docs/how-to/secure.md)"
        : "use the environment or " + key + FILE;
  }

  static Optional<SettingDefinition> find(String key) {
    return ALL.stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .or(() -> ALL.stream().filter(s -> s.covers(key)).findFirst());
  }
}
