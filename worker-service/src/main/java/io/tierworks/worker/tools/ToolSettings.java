package io.tierworks.worker.tools;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The workspaces of a worker, and the limits of its tools.
///
/// @param workspaces by name
/// @param timeout of one tool call
/// @param maxResultBytes of one tool result, as the model receives it
public record ToolSettings(
    Map<String, Workspace> workspaces, Duration timeout, int maxResultBytes) {
  private static final int LEAST_BYTES = 1_024;
  private static final String PATH = ".path";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  /// @throws InvalidSettings naming every fault
  public ToolSettings {
    workspaces = Map.copyOf(workspaces);
    new SettingChecks()
        .positive("worker.tool-timeout", timeout)
        .atLeast(LEAST_BYTES, "worker.tool-bytes", maxResultBytes)
        .throwIfAny();
  }

  /// @throws InvalidSettings naming every fault, such as a workspace that is no folder
  public static ToolSettings from(Settings settings) {
    var checks = new SettingChecks();
    var workspaces = new TreeMap<String, Workspace>();
    settings
        .below("workspace.")
        .forEach((key, folder) -> {
          if (!key.endsWith(PATH)) {
            return;
          }
          var name = key.substring(0, key.length() - PATH.length());
          try {
            workspaces.put(name, Workspace.open(name, Path.of(folder)));
          } catch (IOException _) {
            checks.require(
                false, "workspace." + key, folder + " is no folder that can be read; mount it");
          }
          checks.require(
              NAME.matcher(name).matches(),
              "workspace." + key,
              "the name of a workspace has lower-case letters, digits, _ and -");
        });
    checks.throwIfAny();
    return new ToolSettings(
        workspaces,
        settings.duration("worker.tool-timeout"),
        settings.integer("worker.tool-bytes"));
  }
}
