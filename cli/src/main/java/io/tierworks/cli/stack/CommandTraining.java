package io.tierworks.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Writes the AOT cache of the command `tierworks`, which the launcher then uses: runs `jobs` once,
/// in the background at low priority. It may outlive this process by some seconds.
final class CommandTraining {
  /// Moves the draft, its first argument, to the place of the cache, its second one.
  private static final String SCRIPT =
      "draft=$1; cache=$2; shift 2; trap '' INT HUP; nice -n 19 \"$@\"; mv -f \"$draft\" \"$cache\"";

  private CommandTraining() {}

  /// Does nothing if the cache is current.
  static void start(String bootstrap) {
    var cache = AotCache.ofInstallation("command");
    if (cache.isWanted()) {
      run(cache, List.of(StackLayout.MAIN_CLASS, "jobs", "--bootstrap", bootstrap));
    }
  }

  private static void run(AotCache cache, List<String> main) {
    var script = List.of("/bin/sh", "-c", SCRIPT, "tierworks");
    var files = List.of(cache.draft().file().toString(), cache.file().toString());
    var options =
        Stream.concat(Stream.of("-XX:TieredStopAtLevel=1"), cache.draft().options().stream())
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
