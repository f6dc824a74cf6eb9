package io.tierworks.planner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// The directory of the state stores, with a marker file while a planner runs. If the marker is
/// there at the start, the last run was not shut down: its stores may hold uncommitted writes,
/// which exactly-once does not allow. Streams finds that out too, but it opens every store twice,
/// with a rebalance in between, and that is most of a recovery on a busy machine.
record StateDirectory(Path folder, String application) {
  /// The file in which Streams keeps the identity of a process.
  private static final String IDENTITY = "kafka-streams-process-metadata";

  /// Derives the process identity from the planner's name if the directory has none. The identity
  /// determines the transactional id. A planner that lost its directory thus ends its own open
  /// transaction at the start and does not wait for the timeout.
  ///
  /// @param name of the planner, the same over restarts
  void identify(String name) {
    var identity = UUID.nameUUIDFromBytes((application + "/" + name).getBytes(UTF_8));
    var file = folder.resolve(application).resolve(IDENTITY);
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        Files.writeString(file, "{\"processId\":\"%s\"}".formatted(identity));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Whether the last run was not shut down.
  boolean wasLeftInDisorder() {
    return Files.exists(marker());
  }

  void enter() {
    try {
      Files.createDirectories(folder);
      Files.writeString(marker(), "");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Call it when all stores are closed.
  void leave() {
    try {
      Files.deleteIfExists(marker());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException cause) {
    return new UncheckedIOException("planner.state-dir: cannot write to " + folder, cause);
  }

  private Path marker() {
    return folder.resolve(application + ".running");
  }
}
