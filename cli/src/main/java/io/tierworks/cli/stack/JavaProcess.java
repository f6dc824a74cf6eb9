package io.tierworks.cli.stack;

import io.tierworks.testkit.broker.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Starts child processes with the JDK and class path of this process. They ignore Ctrl-C, which a
/// terminal sends to all processes, so that the parent can stop its children in order. They end
/// with their parent, because then their standard input ends.
final class JavaProcess {
  private static final List<String> ENCODINGS =
      List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

  private JavaProcess() {}

  /// @param options for the JVM
  /// @param main the main class and its arguments
  /// @throws UncheckedIOException if the process cannot be started
  static ManagedProcess start(
      List<String> options, List<String> main, Map<String, String> variables, Path log) {
    var builder =
        new ProcessBuilder(JavaCommand.withoutCtrlC(printing(options), main))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(variables);
    try {
      var process = builder.start();
      return new ManagedProcess(process.pid(), grace -> stop(process, grace));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> command(List<String> options, List<String> main) {
    return JavaCommand.of(printing(options), main);
  }

  private static List<String> printing(List<String> options) {
    return Stream.concat(ENCODINGS.stream(), options.stream()).toList();
  }

  private static void stop(Process process, Duration grace) {
    process.destroy();
    try {
      if (!process.waitFor(grace)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
