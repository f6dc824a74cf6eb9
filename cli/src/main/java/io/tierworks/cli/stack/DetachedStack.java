package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command `up` in a process of its own, which outlives this one.
record DetachedStack(StackFolder folder, List<String> arguments) {
  private static final String MARK = "tierworks.detached";
  private static final Duration POLL = Duration.ofMillis(50);

  /// Whether this process is the detached one.
  static boolean isHere() {
    return Boolean.getBoolean(MARK);
  }

  /// Starts it and waits until the stack is ready.
  ///
  /// @throws CliException with the end of its output if it ends before
  ReadyFile.Content start() throws InterruptedException {
    folder.state().remove();
    var main = Stream.concat(Stream.of(StackLayout.MAIN_CLASS), arguments.stream()).toList();
    var up =
        new ProcessSpec(
            "up",
            null,
            "up",
            folder.log("up"),
            () -> JavaProcess.start(options(), main, Map.of(), folder.log("up")));
    var process = up.launch().start();
    while (process.isAlive()) {
      var ready = folder.state().read();
      if (ready.isPresent()) {
        return ready.get();
      }
      Thread.sleep(POLL);
    }
    throw CliException.unreachable(up.failure());
  }

  private static List<String> options() {
    var home = System.getProperty(AotCache.HOME);
    return Stream.of(
            List.of("-XX:TieredStopAtLevel=1", "-D" + MARK + "=true"),
            home == null ? List.<String>of() : List.of("-D" + AotCache.HOME + "=" + home),
            AotCache.ofInstallation("command").reading())
        .flatMap(List::stream)
        .toList();
  }
}
