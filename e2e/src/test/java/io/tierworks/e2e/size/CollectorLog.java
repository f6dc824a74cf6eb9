package io.tierworks.e2e.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The garbage collection log of a program, over all its processes.
///
/// @param lines for example `[12.3s][info][gc] GC(7) Pause Young (Allocation Failure)
///   98M->31M(247M) 4.1ms`
record CollectorLog(List<String> lines) {
  private static final Pattern PAUSE =
      Pattern.compile(
          "Pause .* (?<before>\\d+)M->(?<after>\\d+)M\\((?<all>\\d+)M\\) (?<ms>[\\d.]+)ms");

  static CollectorLog of(Path folder, String program) {
    try (var files = Files.list(folder)) {
      return new CollectorLog(
          files
              .filter(f -> f.getFileName().toString().matches(program + "-\\d+\\.gc"))
              .flatMap(CollectorLog::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Largest heap after a collection, in MiB.
  double mostKept() {
    return most("after");
  }

  /// Longest pause in milliseconds.
  double longestPause() {
    return most("ms");
  }

  private double most(String group) {
    return lines.stream()
        .map(PAUSE::matcher)
        .filter(java.util.regex.Matcher::find)
        .mapToDouble(pause -> Double.parseDouble(pause.group(group)))
        .max()
        .orElse(0);
  }
}
