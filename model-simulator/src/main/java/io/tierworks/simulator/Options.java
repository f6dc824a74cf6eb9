package io.tierworks.simulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Options by name: from the command line, else from the environment.
record Options(Map<String, String> given) {
  private static final List<String> KNOWN =
      List.of("host", "port", "seed", "latency-scale", "mistakes", "ready-file", "ledger-file");

  static Options of(String[] args, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    for (var name : KNOWN) {
      var variable = "TIERWORKS_SIMULATOR_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
      given.put(name, environment.getOrDefault(variable, ""));
    }
    given.values().removeIf(String::isBlank);
    given.putAll(read(args));
    return new Options(given);
  }

  private static Map<String, String> read(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      var option = args[i].split("=", 2);
      boolean known = option[0].startsWith("--") && KNOWN.contains(option[0].substring(2));
      require(known, "unknown option " + option[0] + "; known: --" + String.join(" --", KNOWN));
      require(option.length == 2 || i + 1 < args.length, option[0] + " needs a value");
      given.put(option[0].substring(2), option.length == 2 ? option[1] : args[++i]);
    }
    return given;
  }

  static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  double number(String name, double otherwise) {
    var value = text(name, Double.toString(otherwise));
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " must be a number, not " + value, e);
    }
  }

  @Nullable Path path(String name) {
    return text(name, "").isEmpty() ? null : Path.of(text(name, ""));
  }
}
