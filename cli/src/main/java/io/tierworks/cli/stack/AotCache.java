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

  /// @param folder must exist when the program ends
  public static AotCache of(String program, Path folder) {
    return new AotCache(folder.resolve(program + "-" + Runtime.version() + ".aot"));
  }

  /// JVM options for a process with the class path of this process.
  ///
  /// @throws UncheckedIOException if a file cannot be read
  public List<String> options() {
    return List.of(
        (isCurrent() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + file, "-Xlog:aot*=off");
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
