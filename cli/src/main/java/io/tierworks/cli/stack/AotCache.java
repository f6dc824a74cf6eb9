package io.tierworks.cli.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// AOT cache of the JVM: loaded classes and method profiles that make the next start faster. A
/// process without a current cache writes one when it stops in an orderly way, which takes some
/// seconds longer.
///
/// @param file for one program and one JDK version
public record AotCache(Path file) {
  static final String HOME = "tierworks.home";

  /// @param folder must exist when the program ends
  public static AotCache of(String program, Path folder) {
    return new AotCache(folder.resolve(program + "-" + Runtime.version() + ".aot"));
  }

  /// In the folder of the build, for every process of this installation. The launcher looks there
  /// for the cache of the command.
  static AotCache ofInstallation(String program) {
    return of(program, Path.of(System.getProperty(HOME, "."), "cli", "target", "aot"));
  }

  /// JVM options for a process with the class path of this process.
  ///
  /// @throws UncheckedIOException if a file cannot be read
  public List<String> options() {
    return options(isCurrent() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=");
  }

  /// JVM options for a process that loads the cache if it is current, and writes none.
  public List<String> reading() {
    return isCurrent() ? options("-XX:AOTCache=") : List.of();
  }

  /// JVM options for a process that records what the cache should hold. It stops faster than one
  /// that writes the cache.
  List<String> recording() {
    return Stream.concat(
            Stream.of("-XX:AOTMode=record"), options("-XX:AOTConfiguration=", record()))
        .toList();
  }

  /// JVM options for a process that writes the cache from the record and ends.
  List<String> writing() {
    return Stream.concat(
            Stream.of("-XX:AOTMode=create", "-XX:AOTCache=" + file),
            options("-XX:AOTConfiguration=", record()))
        .toList();
  }

  boolean isRecorded() {
    return record().toFile().length() > 0;
  }

  private Path record() {
    return Path.of(file + ".record");
  }

  private List<String> options(String name) {
    return options(name, file).toList();
  }

  private static Stream<String> options(String name, Path file) {
    return Stream.of(name + file, "-Xlog:aot*=off");
  }

  /// Whether a process should write the cache: there is no current one, and its folder can be
  /// written.
  boolean isWanted() {
    var folder = file.resolveSibling("").toFile();
    return System.getProperty(HOME) != null
        && !isCurrent()
        && (folder.mkdirs() || folder.canWrite());
  }

  /// Where this process has the cache written, so that no other process loads a part of it.
  AotCache draft() {
    return new AotCache(Path.of(file + "." + ProcessHandle.current().pid()));
  }

  private boolean isCurrent() {
    return Files.exists(file)
        && Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .allMatch(jar -> lastModified(jar) < lastModified(file));
  }

  private static long lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
