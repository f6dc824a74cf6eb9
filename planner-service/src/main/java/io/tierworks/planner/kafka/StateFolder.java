package io.tierworks.planner.kafka;

import io.tierworks.common.settings.InvalidSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The folder of a planner's state. One process at a time uses it.
final class StateFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// @param group whose state the folder holds; several installations may share a directory
  /// @throws InvalidSettings when another process uses the folder
  static StateFolder enter(Path directory, String group) {
    var folder = directory.resolve(group);
    try {
      Files.createDirectories(folder);
      var lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new InvalidSettings(
            "planner.state-dir: another planner uses %s; give each its own folder"
                .formatted(folder));
      }
      return new StateFolder(folder, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("planner.state-dir: cannot write to " + folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel lock) throws IOException {
    try {
      return lock.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// The name of this planner over restarts, for planners that have no other.
  String identity() {
    var file = folder.resolve("identity");
    try {
      if (Files.notExists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("planner.state-dir: cannot write to " + folder, e);
    }
  }

  /// @param topic id of the changelog: a topic that was created anew has other offsets
  Path of(String topic, int partition) {
    try {
      return Files.createDirectories(folder.resolve(topic)).resolve(Integer.toString(partition));
    } catch (IOException e) {
      throw new UncheckedIOException("planner.state-dir: cannot write to " + folder, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
