package io.tierworks.common.settings;

import io.tierworks.common.contract.json.DurationText;
import io.tierworks.common.cost.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The checked settings of a process. Immutable; its text shows secrets as `***`.
public final class Settings {
  private final SortedMap<String, String> values;

  Settings(SortedMap<String, String> values) {
    this.values = values;
  }

  /// The `from` method of a settings record.
  @FunctionalInterface
  public interface Part {
    /// @throws InvalidSettings naming every fault of the part
    Object from(Settings settings);
  }

  /// Reads every part and reports the faults of all parts at once.
  ///
  /// @throws InvalidSettings naming every fault
  public void check(List<Part> parts) {
    var faults = new LinkedHashSet<String>();
    for (var part : parts) {
      try {
        part.from(this);
      } catch (InvalidSettings e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidSettings(List.copyOf(faults));
    }
  }

  /// Settings from flags alone, for tests and embedding.
  ///
  /// @throws InvalidSettings naming every fault
  public static Settings of(Map<String, String> flags) {
    return new SettingsLoader().flags(flags).load();
  }

  /// The value, or the default. Empty if there is neither.
  public String text(String key) {
    var given = values.get(key);
    return given != null ? given : declared(key).defaultValue();
  }

  public Optional<String> given(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public int integer(String key) {
    return Integer.parseInt(text(key));
  }

  /// Whether the value is `true`; it can only be that or `false`.
  public boolean flag(String key) {
    return ValueParser.flag(text(key));
  }

  /// The constant whose name is the value in capital letters.
  public <E extends Enum<E>> E choice(String key, Class<E> choices) {
    return Enum.valueOf(choices, text(key).toUpperCase(Locale.ROOT));
  }

  public Duration duration(String key) {
    return DurationText.parse(text(key));
  }

  public Money money(String key) {
    return ValueParser.money(text(key));
  }

  /// From 0 to 1.
  public double share(String key) {
    return ValueParser.share(text(key));
  }

  public URI address(String key) {
    return ValueParser.address(text(key));
  }

  public Optional<Path> path(String key) {
    return Optional.of(text(key)).filter(p -> !p.isBlank()).map(Path::of);
  }

  /// The secret, or the content of the file that the key with the ending `-file` names. Blank if
  /// there is neither.
  ///
  /// @throws InvalidSettings when the file cannot be read
  public Secret secret(String key) {
    return path(key + SettingDefinitions.FILE)
        .map(file -> fromFile(key, file))
        .orElseGet(() -> new Secret(text(key)));
  }

  private static Secret fromFile(String key, Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new InvalidSettings(
          "%s%s: %s cannot be read; check the path and its rights"
              .formatted(key, SettingDefinitions.FILE, file));
    }
  }

  public List<String> list(String key) {
    return Arrays.stream(text(key).split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  /// All keys with a prefix, without the prefix, and their values.
  public Map<String, String> below(String prefix) {
    return values.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /// These settings with some replaced.
  ///
  /// @throws InvalidSettings naming every fault
  public Settings with(Map<String, String> changes) {
    var merged = new TreeMap<>(values);
    merged.putAll(changes);
    return of(merged);
  }

  /// The values that were set, with secrets masked.
  public SortedMap<String, String> masked() {
    var shown = new TreeMap<>(values);
    shown.replaceAll(
        (key, value) -> SettingDefinitions.isSecret(key) ? new Secret(value).toString() : value);
    return shown;
  }

  private static SettingDefinition declared(String key) {
    return SettingDefinitions.find(key)
        .orElseThrow(() -> new IllegalArgumentException("undeclared setting " + key));
  }

  @Override
  public String toString() {
    return masked().toString();
  }
}
