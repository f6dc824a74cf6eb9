package io.tierworks.e2e.secured;

import java.util.Map;

/// Somebody who logs in to the broker.
///
/// @param role as published; also the principal's name
/// @param address of the listener that knows this way to log in
/// @param settings of ours, `kafka.*`, secrets included
/// @param options for the virtual machine
record Principal(String role, String address, Map<String, String> settings, String options) {

  /// The settings as environment variables, as in a container.
  Map<String, String> variables() {
    var variables = new java.util.HashMap<String, String>();
    settings.forEach((key, value) -> variables.put(variable(key), value));
    variables.put("TIERWORKS_BOOTSTRAP", address);
    if (!options.isEmpty()) {
      variables.put("JDK_JAVA_OPTIONS", options);
    }
    return variables;
  }

  private static String variable(String key) {
    return "TIERWORKS_"
        + key.replace('-', '_').replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
