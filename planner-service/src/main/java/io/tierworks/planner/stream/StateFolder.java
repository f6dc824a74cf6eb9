package io.tierworks.planner.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the stores lie, with a mark for as long as a planner works there. A mark that is found at
/// the start says that the last run did not end in order: under exactly-once its stores may hold
/// uncommitted writes and are of no use. Streams finds that out too, but only by opening every one
/// of them twice and a rebalance in between, which on a busy machine is most of a recovery.
record StateFolder(Path folder, String application) {

  /// @return whether the last run left its mark
  boolean wasLeftInDisorder() {
    return Files.exists(mark());
  }

  void enter() {
    try {
      Files.createDirectories(folder);
      Files.writeString(mark(), "");
    } catch (IOException e) {
      throw new UncheckedIOException("planner.state-dir: cannot write to " + folder, e);
    }
  }

  /// All stores are closed.
  void leave() {
    try {
      Files.deleteIfExists(mark());
    } catch (IOException e) {
      throw new UncheckedIOException("planner.state-dir: cannot write to " + folder, e);
    }
  }

  private Path mark() {
    return folder.resolve(application + ".running");
  }
}
