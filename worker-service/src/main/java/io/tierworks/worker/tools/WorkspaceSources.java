package io.tierworks.worker.tools;

import io.tierworks.common.verify.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text files of a workspace, as checks look them up. Lists the workspace once, when the first
/// name is looked up. Not thread-safe.
final class WorkspaceSources implements SourceTree {
  private final Workspace workspace;
  private @Nullable List<String> paths;

  WorkspaceSources(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Optional<List<String>> lines(String path) {
    return workspace.lines(path);
  }

  @Override
  public List<String> named(String name) {
    if (paths == null) {
      paths = list();
    }
    return paths.stream().filter(path -> path.endsWith("/" + name)).toList();
  }

  /// Empty if the workspace cannot be read, or when interrupted on the way.
  private List<String> list() {
    try {
      return List.copyOf(workspace.files(workspace.root()).keySet());
    } catch (IOException _) {
      return List.of();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
