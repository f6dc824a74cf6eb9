package io.tierworks.testkit.broker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The command line of a broker's process.
final class BrokerCommand {
  private static final String LOGGING = "-Dlogback.configurationFile=embedded-broker-logback.xml";

  private BrokerCommand() {}

  /// Writes the settings of the broker and names them in the command.
  ///
  /// @param cluster id of the cluster that a new folder gets
  /// @param options more options for the JVM
  static List<String> of(Node node, String cluster, List<String> options) throws IOException {
    var all = new ArrayList<>(List.of(LOGGING));
    all.addAll(options);
    return JavaCommand.withoutCtrlC(
        all,
        List.of(
            BrokerMain.class.getName(),
            node.write().toString(),
            node.logDir().toString(),
            cluster));
  }
}
