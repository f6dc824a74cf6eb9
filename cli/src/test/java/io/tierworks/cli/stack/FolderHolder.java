package io.tierworks.cli.stack;

import java.nio.file.Path;
import java.util.List;

/// A process that holds a data folder, like `up`, and ends with its parent.
final class FolderHolder {
  private FolderHolder() {}

  public static void main(String[] args) throws Exception {
    var folder = new StackFolder(Path.of(args[0]));
    try (var _ = folder.lock()) {
      var worker = new ReadyFile.Content.Process("worker", "nano", "nano-1", 1);
      folder.state().write(new ReadyFile.Content("127.0.0.1:7", "http://a", null, List.of(worker)));
      Sleeper.main(args);
    }
  }
}
