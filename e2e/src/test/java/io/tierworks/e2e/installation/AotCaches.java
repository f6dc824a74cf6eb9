package io.tierworks.e2e.installation;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tierworks.cli.TierworksMain;
import io.tierworks.cli.stack.AotCache;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// AOT caches that the processes of all installations share, as on a machine where Tierworks has
/// run before: one per service, and one for all other commands. A rehearsal before the first
/// installation of a build writes them. Used by one thread.
public final class AotCaches {
  private static final Path FOLDER = Path.of("target", "aot").toAbsolutePath();
  private static final Path DRAFTS = FOLDER.resolveSibling("aot-drafts");
  private static final Set<String> SERVICES = Set.of("planner", "worker", "simulator");
  private static final String COMMAND = "command";

  private static boolean rehearsing;
  private static boolean rehearsed;
  private static final Set<Path> written = new HashSet<>();

  private AotCaches() {}

  /// Runs a rehearsal if caches are missing and no other JVM rehearses. There are none when a class
  /// path has a folder.
  static void rehearse(Runnable rehearsal) {
    boolean possible =
        Stream.of(ServiceProcess.classPathOfCommand().split(File.pathSeparator))
            .map(Path::of)
            .noneMatch(Files::isDirectory);
    if (!possible || rehearsed) {
      return;
    }
    rehearsed = true;
    try (var file = FileChannel.open(folder().resolve("lock"), CREATE, WRITE);
        var _ = file.lock()) {
      if (cache(COMMAND).reading().isEmpty()) {
        write(rehearsal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nobody sees a cache before it is complete.
  private static void write(Runnable rehearsal) throws IOException {
    Files.createDirectories(DRAFTS);
    rehearsing = true;
    try {
      rehearsal.run();
    } finally {
      rehearsing = false;
    }
    try (var caches = Files.newDirectoryStream(DRAFTS)) {
      for (var cache : caches) {
        Files.move(cache, FOLDER.resolve(cache.getFileName()), REPLACE_EXISTING);
      }
    }
  }

  /// JVM options for a process; none for a class of the tests, which are not in a jar. In a
  /// rehearsal the first process of each kind writes the cache when it stops.
  ///
  /// @param main the class and its arguments
  static List<String> options(List<String> main) {
    if (!main.getFirst().equals(TierworksMain.class.getName())) {
      return List.of();
    }
    var cache = cache(SERVICES.contains(main.get(1)) ? main.get(1) : COMMAND);
    return rehearsing && written.add(cache.file()) ? cache.options() : cache.reading();
  }

  private static AotCache cache(String program) {
    return AotCache.of(program, rehearsing ? DRAFTS : folder());
  }

  public static Path folder() {
    try {
      return Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
