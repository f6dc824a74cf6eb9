package io.tierworks.common.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workspace of a few text files.
///
/// @param files lines by path
record FilesInMemory(Map<String, List<String>> files) implements SourceTree {
  @Override
  public Optional<List<String>> lines(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public List<String> named(String name) {
    return files.keySet().stream().filter(path -> path.endsWith("/" + name)).sorted().toList();
  }
}
