package io.tierworks.testkit.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a broker's process: the JDK and the class path of this process.
final class BrokerCommand {
  /// A terminal sends Ctrl-C to the whole group of processes. The broker ignores it, because the
  /// parent stops it last.
  private static final List<String> WITHOUT_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "broker");

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          "-Dlogback.configurationFile=embedded-broker-logback.xml");

  private BrokerCommand() {}

  /// Writes the settings of the broker and names them in the command.
  ///
  /// @param cluster id of the cluster that a new folder gets
  /// @param options more options for the JVM
  static List<String> of(Node node, String cluster, List<String> options) throws IOException {
    var command = new ArrayList<>(WITHOUT_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BrokerMain.class.getName());
    command.addAll(List.of(node.write().toString(), node.logDir().toString(), cluster));
    return command;
  }
}
