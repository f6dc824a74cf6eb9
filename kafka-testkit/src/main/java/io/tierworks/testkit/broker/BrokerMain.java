package io.tierworks.testkit.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The broker's process. It formats the data directory once, then runs until it gets a stop signal
/// or its parent ends.
public final class BrokerMain {
  static final String META = "meta.properties";

  private BrokerMain() {}

  /// @param args the settings file, the log directory and the cluster id of a new broker; without a
  ///   cluster id the broker makes one
  public static void main(String[] args) {
    stopWithParent();
    if (Files.notExists(Path.of(args[1], META))) {
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

  /// The parent keeps our standard input open. When it ends, the parent has ended.
  private static void stopWithParent() {
    Thread.ofPlatform().daemon().name("parent-watch").start(BrokerMain::awaitEndOfInput);
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // The parent sends nothing.
      }
    } catch (IOException _) {
      // A broken pipe also means that the parent has ended.
    }
    System.exit(0);
  }
}
