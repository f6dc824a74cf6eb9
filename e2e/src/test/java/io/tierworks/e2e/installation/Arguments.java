package io.tierworks.e2e.installation;

import java.util.HashMap;
import java.util.Map;

/// Arguments `key=value` of a program that measures. What it does not take is a setting of planner
/// and workers.
public final class Arguments {
  private final Map<String, String> given = new HashMap<>();

  private Arguments() {}

  /// Prints the usage and ends the process with exit code 2 if an argument has another form.
  public static Arguments of(String[] args, String usage) {
    var arguments = new Arguments();
    for (var arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        System.err.print(usage);
        System.exit(2);
      }
      arguments.given.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    return arguments;
  }

  public String take(String key, String otherwise) {
    var value = given.remove(key);
    return value == null ? otherwise : value;
  }

  /// Those that were not taken.
  public Map<String, String> settings() {
    return Map.copyOf(given);
  }
}
