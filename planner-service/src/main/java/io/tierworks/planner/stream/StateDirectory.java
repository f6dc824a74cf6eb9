package io.tierworks.planner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Where the stores lie, with a mark for as long as a planner works there. A mark that is found at
/// the start says that the last run did not end in order: under exactly-once its stores may hold
/// uncommitted writes and are of no use. Streams finds that out too, but only by opening every one
/// of them twice and a rebalance in between, which on a busy machine is most of a recovery.
record StateDirectory(Path folder, String application) {
  /// Where Streams keeps the identity of a process.
  private static final String IDENTITY = "kafka-streams-process-metadata";

  /// Gives a process that comes to an empty folder the identity that its name always had. Its
  /// transactional id is made from it: a planner that has lost its folder ends what its former self
  /// had open, as one that kept it does, and does not wait for the transaction to time out.
  ///
  /// @param name of the planner, the same over its restarts
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

  /// @return whether the last run left its mark
  boolean wasLeftInDisorder() {
    return Files.exists(mark());
  }

  void enter() {
    try {
      Files.createDirectories(folder);
      Files.writeString(mark(), "");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// All stores are closed.
  void leave() {
    try {
      Files.deleteIfExists(mark());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException cause) {
    return new UncheckedIOException("planner.state-dir: cannot write to " + folder, cause);
  }

  private Path mark() {
    return folder.resolve(application + ".running");
  }
}
