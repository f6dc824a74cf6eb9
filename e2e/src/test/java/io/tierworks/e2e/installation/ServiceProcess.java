package io.tierworks.e2e.installation;

import io.tierworks.cli.TierworksMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A child process with our JDK and class path. It ends when this process ends, because its
/// standard input closes.
public final class ServiceProcess {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          // Not the tests' quiet configuration.
          "-Dlogback.configurationFile=logback.xml");

  private final String name;
  private final Path log;
  private final Process process;

  private ServiceProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /// @param log receives all output, appended
  /// @param machine JVM options
  /// @param main the class and its arguments
  public static ServiceProcess start(
      String name,
      Path log,
      List<String> machine,
      List<String> main,
      Map<String, String> variables) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(moreOptions());
    command.addAll(machine);
    command.addAll(AotCaches.options(main));
    command.addAll(List.of("-cp", classPath(main)));
    command.addAll(main);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(ServiceProcess::wouldLeakIn);
    builder.environment().putAll(variables);
    try {
      return new ServiceProcess(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// JVM options that the build adds to every service, from `tierworks.services.options`.
  private static List<String> moreOptions() {
    return Stream.of(System.getProperty("tierworks.services.options", "").split(" "))
        .filter(option -> !option.isEmpty())
        .toList();
  }

  /// The class path of the `tierworks` command.
  public static String classPathOfCommand() {
    return classPath(List.of(TierworksMain.class.getName()));
  }

  /// Leaves out the tests: the JVM uses no AOT cache when the class path has a folder, and their
  /// jars configure logging for tests.
  static String classPath(List<String> main) {
    var all = System.getProperty("java.class.path");
    return main.getFirst().startsWith("io.tierworks.e2e.")
        ? all
        : Stream.of(all.split(File.pathSeparator))
            .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
            .filter(entry -> Files.exists(Path.of(entry)))
            .collect(Collectors.joining(File.pathSeparator));
  }

  /// Keys and settings of the person who runs the tests must not reach the processes.
  private static boolean wouldLeakIn(String variable) {
    return variable.startsWith("OPENAI_") || variable.startsWith("TIERWORKS_");
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// The exit code of an ended process.
  public int exitCode() {
    return process.exitValue();
  }

  public Path log() {
    return log;
  }

  /// `kill -9`; returns when the process is gone.
  public void kill() {
    process.toHandle().destroyForcibly();
    await(KILL_LIMIT);
  }

  /// SIGTERM; returns when the process is gone.
  public void stop() {
    process.toHandle().destroy();
    await(STOP_LIMIT);
  }

  /// SIGTERM, without waiting.
  public void askToStop() {
    process.toHandle().destroy();
  }

  /// SIGSTOP: the process stops running without ending.
  public void freeze() {
    Signals.freeze(pid());
  }

  public void thaw() {
    Signals.thaw(pid());
  }

  private void await(Duration limit) {
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(name + " does not end; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }
}
