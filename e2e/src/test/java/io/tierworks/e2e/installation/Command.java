package io.tierworks.e2e.installation;

import io.tierworks.cli.TierworksMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A finished run of the `tierworks` command.
///
/// @param code the exit code
public record Command(int code, String out, String err) {
  /// Runs in this process, which is faster.
  public static Command runHere(List<String> arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        TierworksMain.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Command(code, out.toString(), err.toString());
  }

  /// Runs in a process of its own.
  ///
  /// @param folder for its output while it runs
  public static Command run(Path folder, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(AotCaches.options(main(arguments)));
    command.addAll(List.of("-cp", ServiceProcess.classPath(main(arguments))));
    command.addAll(main(arguments));
    try {
      var out = Files.createTempFile(folder, "command", ".out");
      var err = Files.createTempFile(folder, "command", ".err");
      var builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("TIERWORKS_"));
      var process = builder.start();
      if (!process.waitFor(TestInstallation.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end: " + arguments);
      }
      return new Command(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> main(List<String> arguments) {
    return Stream.concat(Stream.of(TierworksMain.class.getName()), arguments.stream()).toList();
  }
}
