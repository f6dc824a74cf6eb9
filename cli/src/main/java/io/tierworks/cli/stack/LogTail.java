package io.tierworks.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log, for the message about a process that failed to start.
final class LogTail {
  private static final int LINES = 12;

  private LogTail() {}

  static List<String> of(Path log) {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException _) {
      return List.of();
    }
  }
}
