package io.tierworks.e2e.crash;

import java.util.Locale;

/// A role that faults can hit.
enum Role {
  PLANNER,
  NANO,
  MINI,
  FLAGSHIP,
  SIMULATOR,
  BROKER;

  boolean isWorker() {
    return this == NANO || this == MINI || this == FLAGSHIP;
  }

  /// The name used in settings and process names.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException with the list of known roles
  static Role named(String label) {
    for (var role : values()) {
      if (role.label().equals(label)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        label + ": no such role; there are planner, nano, mini, flagship, simulator, broker");
  }
}
