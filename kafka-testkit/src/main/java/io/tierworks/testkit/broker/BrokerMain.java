package io.tierworks.testkit.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The child process: formats the data directory once, then runs the broker until it is told to
/// stop, or until its parent is gone.
public final class BrokerMain {
  private BrokerMain() {}

  /// @param args the settings file, the log directory, and the cluster that a new broker belongs
  ///   to: one of its own when that is left out
  public static void main(String[] args) {
    stopWithParent();
    if (Files.notExists(Path.of(args[1], "meta.properties"))) {
      format(args[0], args.length > 2 ? args[2] : Uuid.randomUuid().toString());
    }
    Kafka.main(new String[] {args[0]});
  }

  private static void format(String settings, String cluster) {
    var command = new String[] {"format", "--cluster-id", cluster, "--config", settings};
    int code = StorageTool.execute(command, System.out);
    if (code != 0) {
      System.exit(code);
    }
  }

  /// The parent holds our standard input open; the end of it is the end of the parent.
  private static void stopWithParent() {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(() -> {
          try {
            while (System.in.read() >= 0) {
              // Nothing is ever sent.
            }
          } catch (IOException _) {
            // The same as the end.
          }
          System.exit(0);
        });
  }
}
