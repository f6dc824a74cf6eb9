package io.tierworks.common.settings;

import io.tierworks.common.contract.json.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads settings from defaults, file, environment and flags, where a later source wins, and
/// reports all faults at once. Not thread-safe.
///
/// A variable `TIERWORKS_TIER_NANO_MODEL` sets `tier.nano.model`;
/// `TIERWORKS_KAFKA_SECURITY_PROTOCOL` sets `kafka.security.protocol` (`__` stands for `_`, `___`
/// for `-`). `OPENAI_API_KEY` and `OPENAI_BASE_URL` serve every tier.
public final class SettingsLoader {
  private static final String ENVIRONMENT_PREFIX = "TIERWORKS_";

  /// Beginning of a value that Kafka's config providers fill in.
  private static final String KAFKA_VARIABLE = "${";

  private static final String SIMULATOR_PREFIX = "TIERWORKS_SIMULATOR_";

  private static final String CONFIG = "TIERWORKS_CONFIG";

  /// Variables for the launcher; they are no settings.
  private static final List<String> LAUNCHER =
      List.of(
          CONFIG, "TIERWORKS_JAVA_HOME", "TIERWORKS_JAVA_OPTS", "TIERWORKS_HOME", "TIERWORKS_LOG");

  private final Map<String, String> file = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> flags = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable Path path;

  /// A properties file. Without this call, the environment's `TIERWORKS_CONFIG` names the file.
  public SettingsLoader file(Path given) {
    path = given;
    return this;
  }

  private void read(Path path) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException e) {
      faults.add("settings file " + path + ": cannot be read; name an existing file");
    }
    properties.forEach((key, value) -> file.put(key.toString(), value.toString().trim()));
  }

  public SettingsLoader environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  public SettingsLoader flags(Map<String, String> given) {
    flags.putAll(given);
    return this;
  }

  /// Flags from a command line. Every user of the machine can read them, so a secret among them is
  /// a fault.
  public SettingsLoader commandLine(Map<String, String> given) {
    given.forEach((key, value) -> {
      if (SettingDefinitions.isKnownSecret(key) && !value.startsWith(KAFKA_VARIABLE)) {
        misplaced(key, "on a command line, which every user of the machine can read");
      }
    });
    return flags(given);
  }

  /// @throws InvalidSettings naming every fault
  public Settings load() {
    Optional.ofNullable(path)
        .or(() -> Optional.ofNullable(environment.get(CONFIG)).map(Path::of))
        .ifPresent(this::read);
    var values = new TreeMap<String, String>(file);
    applyEnvironment(values);
    values.putAll(flags);
    applyOpenAiVariables(values);
    values.forEach(this::check);
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
    return new Settings(values);
  }

  private void applyEnvironment(Map<String, String> values) {
    environment.forEach((variable, value) -> {
      if (variable.startsWith(ENVIRONMENT_PREFIX) && !isForOthers(variable)) {
        EnvironmentKeys.of(variable.substring(ENVIRONMENT_PREFIX.length()))
            .ifPresentOrElse(key -> values.put(key, value), () -> unknown(variable));
      }
    });
  }

  private static boolean isForOthers(String variable) {
    return LAUNCHER.contains(variable) || variable.startsWith(SIMULATOR_PREFIX);
  }

  private void applyOpenAiVariables(Map<String, String> values) {
    var tiers = values.getOrDefault("tiers", "nano,mini,flagship").split(",");
    for (String tier : tiers) {
      var name = tier.trim();
      Optional.ofNullable(environment.get("OPENAI_API_KEY"))
          .ifPresent(key -> values.putIfAbsent("tier." + name + ".key", key));
      Optional.ofNullable(environment.get("OPENAI_BASE_URL"))
          .ifPresent(url -> values.putIfAbsent("tier." + name + ".url", url));
    }
  }

  private void check(String key, String value) {
    if (key.startsWith(SettingDefinitions.PASS_THROUGH)) {
      return;
    }
    var setting = SettingDefinitions.find(key);
    if (setting.isEmpty()) {
      unknown(key);
      return;
    }
    if (file.containsKey(key) && setting.get().kind() == SettingDefinition.Kind.SECRET) {
      misplaced(key, "in a settings file");
    }
    ValueParser.fault(setting.get(), value)
        .ifPresent(fault -> faults.add(key + ": '" + shown(setting.get(), value) + "' " + fault));
  }

  private void misplaced(String key, String place) {
    var source = SettingDefinitions.allowedSource(key);
    faults.add("%s: a secret has no place %s; %s".formatted(key, place, source));
  }

  private static String shown(SettingDefinition setting, String value) {
    return setting.kind() == SettingDefinition.Kind.SECRET ? "***" : value;
  }

  private void unknown(String name) {
    faults.add(name + ": no such setting" + nearest(name));
  }

  private static String nearest(String name) {
    var keys = SettingDefinitions.all().stream().map(SettingDefinition::key).toList();
    return Nearest.to(name, keys)
        .map(key -> "; did you mean " + key + "?")
        .orElse("; `tierworks config` lists them all");
  }
}
