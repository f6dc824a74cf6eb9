package io.tierworks.cli.stack;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A data folder that another process holds.
public record HeldFolder(long pid, Runnable release) implements AutoCloseable {
  public static HeldFolder at(Path folder) {
    var main = List.of(FolderHolder.class.getName(), folder.toString());
    var process = JavaProcess.start(List.of("-Xmx64m"), main, Map.of(), folder.resolve("log"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(new StackFolder(folder).state().file()));
    return new HeldFolder(process.pid(), () -> process.stop(Duration.ofSeconds(5)));
  }

  @Override
  public void close() {
    release.run();
  }
}
