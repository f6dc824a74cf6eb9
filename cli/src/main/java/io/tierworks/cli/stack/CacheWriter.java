package io.tierworks.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Writes AOT caches in the background at low priority, so that nobody waits for them. It may
/// outlive this process by some seconds.
final class CacheWriter {
  /// Moves the draft, its first argument, to the place of the cache, its second one.
  private static final String SCRIPT =
      "draft=$1; cache=$2; shift 2; trap '' INT HUP; nice -n 19 \"$@\"; mv -f \"$draft\" \"$cache\"; rm -f \"$draft.record\"";

  private static final List<String> COMMAND_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=command-logback.xml");

  /// Named as text, as [StackLayout#MAIN_CLASS] is.
  private static final String REHEARSAL = "io.tierworks.cli.Rehearsal";

  private CacheWriter() {}

  /// Rehearses the command `tierworks`, whose cache the launcher then uses. Does nothing if the
  /// cache is current.
  static void ofCommand(String bootstrap) {
    var cache = AotCache.ofInstallation("command");
    if (cache.isWanted()) {
      var options = Stream.concat(COMMAND_OPTIONS.stream(), cache.draft().options().stream());
      run(cache, options.toList(), List.of(REHEARSAL, "--bootstrap", bootstrap));
    }
  }

  /// Writes what the processes of this stack have recorded, if they have.
  static void fromRecord(AotCache cache) {
    if (cache.draft().isRecorded()) {
      run(cache, cache.draft().writing(), List.of());
    }
  }

  private static void run(AotCache cache, List<String> options, List<String> main) {
    var script = List.of("/bin/sh", "-c", SCRIPT, "tierworks");
    var files = List.of(cache.draft().file().toString(), cache.file().toString());
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
