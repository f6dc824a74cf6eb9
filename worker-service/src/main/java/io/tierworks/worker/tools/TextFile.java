package io.tierworks.worker.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A text file of a workspace.
record TextFile(List<String> lines) {
  static final long LARGEST = 4L * 1024 * 1024;

  private static final int PROBE = 8_000;

  /// Empty if it is no text: it has a zero byte near its beginning.
  ///
  /// @throws IOException when it cannot be read or is larger than [#LARGEST]
  static Optional<TextFile> read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException("is larger than %,d bytes".formatted(LARGEST));
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < Math.min(PROBE, bytes.length); i++) {
      if (bytes[i] == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new TextFile(new String(bytes, StandardCharsets.UTF_8).lines().toList()));
  }
}
