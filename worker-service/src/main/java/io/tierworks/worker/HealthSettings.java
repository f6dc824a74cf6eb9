package io.tierworks.worker;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;

/// Where a worker serves its health and metrics.
///
/// @param port 0 takes a free port, -1 serves nothing
record HealthSettings(String host, int port) {
  private static final int LARGEST_PORT = 65_535;

  /// @throws InvalidSettings when there is no such port
  HealthSettings {
    new SettingChecks()
        .require(
            port >= -1 && port <= LARGEST_PORT,
            "worker.http-port",
            "must be a port from 1 to 65535, 0 for a free one or -1 for none")
        .throwIfAny();
  }

  static HealthSettings from(Settings settings) {
    return new HealthSettings(
        settings.text("worker.http-host"), settings.integer("worker.http-port"));
  }

  boolean isEnabled() {
    return port >= 0;
  }
}
