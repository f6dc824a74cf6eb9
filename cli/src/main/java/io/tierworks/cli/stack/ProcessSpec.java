package io.tierworks.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process of the stack and how to start it.
///
/// @param role `broker`, `simulator`, `planner` or `worker`
/// @param tier null except for a worker
/// @param name unique in the stack, such as `nano-2`
/// @param log file for its output
record ProcessSpec(String role, @Nullable String tier, String name, Path log, Launch launch) {

  private static final int LAST_LINES = 12;

  /// Starts the process. Every start uses the same addresses and data.
  interface Launch {
    /// @throws RuntimeException if the process cannot be started
    ManagedProcess start();
  }

  ReadyFile.Content.Process at(long pid) {
    return new ReadyFile.Content.Process(role, tier, name, pid);
  }

  /// The last lines of the log, for the message about a process that failed to start.
  List<String> logEnd() {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException _) {
      return List.of();
    }
  }
}
