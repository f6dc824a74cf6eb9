package io.tierworks.e2e.crash;

import java.util.Locale;

/// What can be struck.
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

  /// As in settings and program names.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException naming the roles there are
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
