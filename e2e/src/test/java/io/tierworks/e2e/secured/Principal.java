package io.tierworks.e2e.secured;

import java.util.Map;

/// A client that logs in to the broker.
///
/// @param role the published role, also the principal's name
/// @param address of the listener for this login method
/// @param settings `kafka.*` settings, secrets included
/// @param options JVM options
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
