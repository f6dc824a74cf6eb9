package io.tierworks.cli.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A process of the stack and how to start it.
///
/// @param role `broker`, `simulator`, `planner` or `worker`
/// @param tier null except for a worker
/// @param name unique in the stack, such as `nano-2`
/// @param log file for its output
record ProcessSpec(String role, @Nullable String tier, String name, Path log, Launch launch) {

  /// Starts the process. Every start uses the same addresses and data.
  interface Launch {
    /// @throws RuntimeException if the process cannot be started
    ManagedProcess start();
  }
}
