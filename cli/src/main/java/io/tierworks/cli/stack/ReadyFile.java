package io.tierworks.cli.stack;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that tells other programs where the stack is. It is replaced atomically, so a reader
/// never sees a part of it. Thread-safe.
record ReadyFile(Path file) {
  ReadyFile {
    file = file.toAbsolutePath();
  }

  /// @param simulator base URL; null if workers call real endpoints
  record Content(
      String bootstrap, String api, @Nullable String simulator, List<Process> processes) {
    /// @param name unique in the stack, such as `nano-2`
    record Process(String role, @Nullable String tier, String name, long pid) {}
  }

  /// Empty if there is no such file.
  Optional<Content> read() {
    try {
      return Files.exists(file)
          ? Optional.of(Wire.read(Files.readAllBytes(file), Content.class))
          : Optional.empty();
    } catch (IOException | MalformedMessage e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  synchronized void write(Content content) {
    var draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(draft, Wire.bytes(content));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the ready file cannot be written", e);
    }
  }

  synchronized void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
