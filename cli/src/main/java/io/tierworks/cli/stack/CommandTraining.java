package io.tierworks.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Writes the AOT cache of the command `tierworks`, which the launcher then uses: rehearses it once,
/// in the background at low priority. It may outlive this process by some seconds.
final class CommandTraining {
  /// Moves the draft, its first argument, to the place of the cache, its second one.
  private static final String SCRIPT =
      "draft=$1; cache=$2; shift 2; trap '' INT HUP; nice -n 19 \"$@\"; mv -f \"$draft\" \"$cache\"";

  /// Named as text, as [StackLayout#MAIN_CLASS] is.
  private static final String MAIN_CLASS = "io.tierworks.cli.Rehearsal";

  private CommandTraining() {}

  /// Does nothing if the cache is current.
  static void start(String bootstrap) {
    var cache = AotCache.ofInstallation("command");
    if (cache.isWanted()) {
      run(cache, List.of(MAIN_CLASS, "--bootstrap", bootstrap));
    }
  }

  private static void run(AotCache cache, List<String> main) {
    var script = List.of("/bin/sh", "-c", SCRIPT, "tierworks");
    var files = List.of(cache.draft().file().toString(), cache.file().toString());
    var options =
        Stream.concat(
                Stream.of(
                    "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=command-logback.xml"),
                cache.draft().options().stream())
            .toList();
    var java = JavaProcess.command(options, main);
    try {
      new ProcessBuilder(Stream.of(script, files, java).flatMap(List::stream).toList())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
