package io.tierworks.e2e.installation;

import io.tierworks.cli.TierworksMain;
import io.tierworks.cli.stack.AotCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// AOT caches that the processes of all installations share, as on a machine where Tierworks has run
/// before: one per service, and one for all other commands. The first process of each kind writes
/// the cache when it stops; a process that starts meanwhile runs without one.
public final class AotCaches {
  private static final Path FOLDER = Path.of("target", "aot").toAbsolutePath();
  private static final Set<String> SERVICES = Set.of("planner", "worker", "simulator");
  private static final String COMMAND = "command";
  private static final Set<Path> WRITTEN = ConcurrentHashMap.newKeySet();

  private AotCaches() {}

  /// JVM options for a process; none for a class of the tests, which are not in a jar.
  ///
  /// @param main the class and its arguments
  static List<String> options(List<String> main) {
    if (!main.getFirst().equals(TierworksMain.class.getName())) {
      return List.of();
    }
    boolean service = SERVICES.contains(main.get(1));
    var cache = AotCache.of(service ? main.get(1) : COMMAND, folder());
    return service && WRITTEN.add(cache.file()) ? cache.options() : cache.reading();
  }

  /// JVM options for the first command of a build, which has no other purpose than to write the
  /// cache: the JVM prints a line of its own. Empty for all later ones.
  static List<String> firstCommand() {
    var cache = AotCache.of(COMMAND, folder());
    boolean first = WRITTEN.add(cache.file()) && cache.reading().isEmpty();
    return first ? cache.options() : List.of();
  }

  /// Whether the next process of a service starts with a cache.
  public static boolean isWritten(String service) {
    return !AotCache.of(service, folder()).reading().isEmpty();
  }

  public static Path folder() {
    try {
      return Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
