package io.tierworks.common.launch;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options that a service was started with. Its settings come from defaults, settings file,
/// environment and options; a later source wins.
///
/// @param tier of a worker
/// @param withParent stop when standard input ends, because then the parent process has ended
public record ServiceOptions(Settings settings, Optional<String> tier, boolean withParent) {
  private static final String KNOWN = "--config, --set, --bootstrap, --tier and --with-parent";

  /// Reads `--config FILE`, `--set KEY=VALUE`, `--bootstrap HOST:PORT`, `--tier TIER` and
  /// `--with-parent`. An equals sign may stand before a value.
  ///
  /// @param environment its variable `TIERWORKS_CONFIG` names the settings file if no option does
  /// @throws InvalidSettings naming the wrong option, or every invalid setting
  public static ServiceOptions parse(List<String> arguments, Map<String, String> environment) {
    var loader = new SettingsLoader().environment(environment);
    var settings = new HashMap<String, String>();
    var tier = Optional.<String>empty();
    boolean withParent = false;
    var rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      var name = name(rest);
      switch (name) {
        case "--with-parent" -> withParent = true;
        case "--config" -> loader.file(Path.of(value(name, rest)));
        case "--bootstrap" -> settings.put("bootstrap", value(name, rest));
        case "--tier" -> tier = Optional.of(value(name, rest));
        case "--set" -> set(value(name, rest), settings);
        default -> throw new InvalidSettings(name + ": no such option; there are " + KNOWN);
      }
    }
    return new ServiceOptions(loader.commandLine(settings).load(), tier, withParent);
  }

  /// Takes the name of the next option. A value behind an equals sign becomes the next argument.
  private static String name(ArrayDeque<String> rest) {
    var argument = rest.pop();
    int equals = argument.indexOf('=');
    if (equals < 0) {
      return argument;
    }
    rest.push(argument.substring(equals + 1));
    return argument.substring(0, equals);
  }

  private static String value(String name, ArrayDeque<String> rest) {
    if (rest.isEmpty()) {
      throw new InvalidSettings(name + ": has no value");
    }
    return rest.pop();
  }

  private static void set(String pair, Map<String, String> settings) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new InvalidSettings("--set " + pair + ": must be KEY=VALUE");
    }
    settings.put(pair.substring(0, equals), pair.substring(equals + 1));
  }
}
