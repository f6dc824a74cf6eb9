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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// AOT caches that the processes of all installations share, as on a machine where Tierworks has
/// run before: one per service, one for all other commands, and for benchmarks one of the broker. A
/// rehearsal before the first installation of a build writes them, while other installations wait.
public final class AotCaches {
  private static final Path FOLDER = Path.of("target", "aot").toAbsolutePath();
  private static final Set<String> SERVICES = Set.of("planner", "worker", "simulator");
  static final String COMMAND = "command";
  private static final String BROKER = "broker";
  private static final String INSTANT_WORKER = "instant-worker";

  /// The thread of the rehearsal that is under way.
  private static @Nullable Thread rehearsing;

  private static final Set<Path> written = new HashSet<>();

  private AotCaches() {}

  /// Runs a rehearsal with the zero-latency model inside the workers if its caches are missing.
  public static void rehearseInstantModel(Runnable rehearsal) {
    if (isPossible(System.getProperty("java.class.path"))) {
      rehearse(INSTANT_WORKER, rehearsal);
    }
  }

  /// Runs a rehearsal if the cache of a program is missing. There are none when a class path has a
  /// folder.
  static synchronized void rehearse(String program, Runnable rehearsal) {
    var cache = cache(program);
    if (isPossible(ServiceProcess.classPathOfCommand())
        && rehearsing == null
        && !written.contains(cache.file())
        && cache.reading().isEmpty()) {
      rehearsing = Thread.currentThread();
      try {
        rehearsal.run();
      } finally {
        rehearsing = null;
      }
    }
  }

  private static boolean isPossible(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(Path::of)
        .noneMatch(Files::isDirectory);
  }

  /// JVM options for a process; none for other classes of the tests. In a rehearsal the first
  /// process of each kind writes the cache when it stops.
  ///
  /// @param main the class and its arguments
  static List<String> options(List<String> main) {
    return program(main).map(AotCaches::options).orElse(List.of());
  }

  /// JVM options for a broker, as for other processes.
  static List<String> ofBroker() {
    return options(BROKER);
  }

  private static Optional<String> program(List<String> main) {
    if (main.getFirst().equals(InstantWorkerMain.class.getName())) {
      return Optional.of(INSTANT_WORKER);
    }
    return Optional.of(main)
        .filter(command -> command.getFirst().equals(TierworksMain.class.getName()))
        .map(command -> SERVICES.contains(command.get(1)) ? command.get(1) : COMMAND);
  }

  private static synchronized List<String> options(String program) {
    var cache = cache(program);
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
