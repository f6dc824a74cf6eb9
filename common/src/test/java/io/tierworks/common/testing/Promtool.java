package io.tierworks.common.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Prometheus's own checker of metrics and rules.
public final class Promtool {
  /// Why a test that needs it is skipped.
  public static final String MISSING =
      "no promtool on the PATH; it comes with Prometheus (Debian: prometheus)";

  private Promtool() {}

  public static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "promtool")));
  }

  /// What it prints.
  ///
  /// @throws AssertionError with what it prints, when it finds a fault
  public static String run(String input, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(printed);
    }
    return printed;
  }

  /// @throws AssertionError naming each metric that breaks a rule of names, units or help texts
  public static void checkMetrics(String metrics) throws IOException, InterruptedException {
    run(metrics, "check", "metrics");
  }
}
