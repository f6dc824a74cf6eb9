package io.tierworks.cli.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a virtual machine hands on from one life of a program to the next: classes ready for use,
/// and which methods are worth compiling. The first life that ends in order writes it, and takes
/// some seconds longer to end; one that is killed writes nothing.
///
/// @param file for this program and JDK only
public record AotCache(Path file) {

  /// @param folder where it is kept; must be there when the program ends
  public static AotCache of(String program, Path folder) {
    return new AotCache(folder.resolve(program + "-" + Runtime.version() + ".aot"));
  }

  /// For a machine with our class path.
  ///
  /// @throws UncheckedIOException when a file cannot be looked at
  public List<String> options() {
    return List.of(
        (isCurrent() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + file, "-Xlog:aot*=off");
  }

  private boolean isCurrent() {
    return Files.exists(file)
        && Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .allMatch(jar -> changed(jar) < changed(file));
  }

  private static long changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
