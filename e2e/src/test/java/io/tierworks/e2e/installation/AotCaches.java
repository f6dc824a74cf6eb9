package io.tierworks.e2e.installation;

import io.tierworks.cli.TierworksMain;
import io.tierworks.cli.stack.AotCache;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// AOT caches that the processes of all installations share, as on a machine where Tierworks has
/// run before: one per service, and one for all other commands. A rehearsal before the first
/// installation of a build writes them, while other installations wait.
public final class AotCaches {
  private static final Path FOLDER = Path.of("target", "aot").toAbsolutePath();
  private static final Set<String> SERVICES = Set.of("planner", "worker", "simulator");
  private static final String COMMAND = "command";

  /// The thread of the rehearsal that is under way.
  private static @Nullable Thread rehearsing;

  private static final Set<Path> written = new HashSet<>();

  private AotCaches() {}

  /// Runs a rehearsal if caches are missing. There are none when a class path has a folder.
  static synchronized void rehearse(Runnable rehearsal) {
    boolean possible =
        Stream.of(ServiceProcess.classPathOfCommand().split(File.pathSeparator))
            .map(Path::of)
            .noneMatch(Files::isDirectory);
    if (possible && rehearsing == null && written.isEmpty() && cache(COMMAND).reading().isEmpty()) {
      rehearsing = Thread.currentThread();
      try {
        rehearsal.run();
      } finally {
        rehearsing = null;
      }
    }
  }

  /// JVM options for a process; none for a class of the tests, which are not in a jar. In a
  /// rehearsal the first process of each kind writes the cache when it stops.
  ///
  /// @param main the class and its arguments
  static synchronized List<String> options(List<String> main) {
    if (!main.getFirst().equals(TierworksMain.class.getName())) {
      return List.of();
    }
    var cache = cache(SERVICES.contains(main.get(1)) ? main.get(1) : COMMAND);
    return Thread.currentThread().equals(rehearsing) && written.add(cache.file())
        ? cache.options()
        : cache.reading();
  }

  private static AotCache cache(String program) {
    return AotCache.of(program, folder());
  }

  public static Path folder() {
    try {
      return Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
