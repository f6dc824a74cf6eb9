package io.tierworks.planner.state;

import java.nio.file.Path;

/// The disk failed. The planner opens the partition anew.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFailure(Path folder, Exception cause) {
    super(
        "the state in %s cannot be read or written: %s".formatted(folder, cause.getMessage()),
        cause);
  }
}
