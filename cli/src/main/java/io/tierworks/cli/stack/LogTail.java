package io.tierworks.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads the lines of a log as they are written. Not thread-safe.
final class LogTail {
  private final Path file;
  private long offset;

  LogTail(Path file) {
    this.file = file;
  }

  /// The name of the process that writes it.
  String name() {
    return String.valueOf(file.getFileName()).replace(".log", "");
  }

  /// The complete lines since the last call; at first all lines.
  List<String> next() {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(offset);
      var bytes = new byte[Math.toIntExact(log.length() - offset)];
      log.readFully(bytes);
      int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
      offset += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
