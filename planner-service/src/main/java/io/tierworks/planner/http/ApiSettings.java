package io.tierworks.planner.http;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Secret;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;

/// Where the planner serves its API, and for whom.
///
/// @param port 0 takes a free port
/// @param token that requests must carry; blank for none
public record ApiSettings(String host, int port, Secret token) {
  private static final int LARGEST_PORT = 65_535;

  /// @throws InvalidSettings when there is no such port
  public ApiSettings {
    new SettingChecks()
        .require(
            port >= 0 && port <= LARGEST_PORT,
            "planner.http-port",
            "must be a port from 1 to 65535, or 0 for a free one")
        .throwIfAny();
  }

  public static ApiSettings from(Settings settings) {
    return new ApiSettings(
        settings.text("planner.http-host"),
        settings.integer("planner.http-port"),
        settings.secret("planner.api-token"));
  }

  /// Whether other machines can reach the API without a token.
  ///
  /// @throws IOException when the host has no address
  public boolean isOpen() throws IOException {
    return token.isBlank() && !InetAddress.getByName(host).isLoopbackAddress();
  }
}
