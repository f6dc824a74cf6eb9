package io.tierworks.testkit.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The command line of a child process with the JDK and the class path of this process.
public final class JavaCommand {
  /// A terminal sends Ctrl-C to the whole group of processes.
  private static final List<String> WITHOUT_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "tierworks");

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private JavaCommand() {}

  /// @param options more options for the JVM
  /// @param main the main class and its arguments
  public static List<String> of(List<String> options, List<String> main) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = List.of("-cp", System.getProperty("java.class.path"));
    return Stream.of(List.of(java), JVM_OPTIONS, options, classPath, main)
        .flatMap(List::stream)
        .toList();
  }

  /// The same for a process that ignores Ctrl-C, so that the parent stops its children in order.
  public static List<String> withoutCtrlC(List<String> options, List<String> main) {
    return Stream.concat(WITHOUT_CTRL_C.stream(), of(options, main).stream()).toList();
  }
}
