package io.tierworks.common.verify;

import java.util.List;
import java.util.Optional;

/// The text files of a workspace as they are now.
public interface SourceTree {
  /// The lines of a file; empty if there is no text file at this path of the workspace.
  ///
  /// @param path from the root of the workspace, with `/`
  Optional<List<String>> lines(String path);

  /// The paths of the files with this name in folders, in order.
  List<String> named(String name);
}
