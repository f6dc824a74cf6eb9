package io.tierworks.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The command line over the environment.
record Options(Map<String, String> given) {
  private static final List<String> KNOWN =
      List.of("host", "port", "seed", "latency-scale", "mistakes", "ready-file", "ledger-file");

  static Options of(String[] args, Map<String, String> environment) {
    Map<String, String> given = new HashMap<>();
    for (String name : KNOWN) {
      String variable = "TIERWORKS_SIMULATOR_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        given.put(name, value);
      }
    }
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
        throw new IllegalArgumentException(
            "unknown option " + name + "; known: --" + String.join(" --", KNOWN));
      }
      if (equals < 0 && i + 1 == args.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      given.put(name.substring(2), equals < 0 ? args[++i] : args[i].substring(equals + 1));
    }
    return new Options(given);
  }

  String text(String name, String fallback) {
    return given.getOrDefault(name, fallback);
  }

  double number(String name, double fallback) {
    String value = given.get(name);
    if (value == null) {
      return fallback;
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " must be a number, not " + value, e);
    }
  }
}
