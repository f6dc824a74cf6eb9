package io.tierworks.cli.stack;

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

  /// The message about a process that failed to start, with the last lines of its log.
  String failure() {
    var lines = Files.exists(log) ? new LogTail(log).next() : List.<String>of();
    var end = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return "%s did not start; the end of %s:%n%s".formatted(name, log, String.join("\n", end));
  }
}
