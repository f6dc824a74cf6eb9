package io.tierworks.cli.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A process that the stack keeps alive.
///
/// @param role `broker`, `simulator`, `planner` or `worker`
/// @param tier of a worker, else null
/// @param name unique in the stack, such as `nano-2`
/// @param log where its output goes
record ProcessSpec(String role, @Nullable String tier, String name, Path log, Launch launch) {

  /// Starts the process anew, with the same addresses and data.
  interface Launch {
    /// @throws RuntimeException when it cannot be started
    ManagedProcess start();
  }
}
