package io.tierworks.common.settings;

import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// All settings, declared in the resource `setting-definitions.json`. A test makes the table in
/// `docs/reference/settings.md` from them.
public final class SettingDefinitions {
  /// Keys below this prefix go to the Kafka clients unchanged.
  public static final String PASS_THROUGH = "kafka.";

  /// Ending of the key that names the file of a secret.
  static final String FILE = "-file";

  /// Names of the Kafka clients' secrets.
  private static final Pattern KAFKA_SECRET =
      Pattern.compile("password|passphrase|secret|jaas|(?:[.]key|token|credentials)$");

  /// Keys that each tier, workspace and MCP server has.
  private static final Pattern OF_ONE =
      Pattern.compile("^(tier|workspace|mcp)[.][^.]+[.](?=[^.]+$)");

  private static final List<SettingDefinition> ALL = read("/setting-definitions.json");

  private SettingDefinitions() {}

  private static List<SettingDefinition> read(String path) {
    try (var stream =
        Objects.requireNonNull(SettingDefinitions.class.getResourceAsStream(path), path)) {
      return List.of(Wire.mapper().readValue(stream, SettingDefinition[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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

  /// A tier's own definition comes before the one for all tiers.
  static Optional<SettingDefinition> find(String key) {
    return declared(key).or(() -> declared(OF_ONE.matcher(key).replaceFirst("$1.*.")));
  }

  private static Optional<SettingDefinition> declared(String key) {
    return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }
}
