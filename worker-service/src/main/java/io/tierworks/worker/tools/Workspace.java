package io.tierworks.worker.tools;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A named folder that tools may read. Nothing outside of it can be reached: not by `..`, not by an
/// absolute path, and not by a symbolic link. Folders named `.git` count as outside. Thread-safe.
///
/// @param root its real path
public record Workspace(String name, Path root) {
  /// A larger tree is cut here.
  static final int MOST_FILES = 100_000;

  private static final String GIT = ".git";

  /// @throws IOException when there is no such folder
  public static Workspace open(String name, Path folder) throws IOException {
    var root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException(folder + " is not a folder");
    }
    return new Workspace(name, root);
  }

  /// The file or folder at a path of the workspace; empty if there is none, or if it lies outside.
  Optional<Path> find(String path) {
    try {
      var wanted = root.resolve(path.isBlank() ? "." : path.strip()).normalize();
      return Optional.of(wanted)
          .filter(this::isInside)
          .filter(Files::exists)
          .map(Workspace::real)
          .filter(this::isInside);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The lines of a text file; empty if there is none at this path, or if it cannot be read.
  Optional<List<String>> lines(String path) {
    try {
      var file = find(path).filter(Workspace::isFile);
      return file.isEmpty() ? Optional.empty() : TextFile.read(file.get()).map(TextFile::lines);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Empty path if it vanished meanwhile.
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return Path.of("");
    }
  }

  private boolean isInside(Path path) {
    if (!path.startsWith(root)) {
      return false;
    }
    for (var part : root.relativize(path)) {
      if (part.toString().equals(GIT)) {
        return false;
      }
    }
    return true;
  }

  /// Regular files below a folder, by their path in the workspace. Symbolic links are left out.
  ///
  /// @throws InterruptedException when interrupted on the way
  TreeMap<String, BasicFileAttributes> files(Path folder) throws IOException, InterruptedException {
    var found = new TreeMap<String, BasicFileAttributes>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes of) {
            return isInside(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isInside(file)) {
              found.put(shown(file), attributes);
            }
            boolean ends = found.size() >= MOST_FILES || Thread.currentThread().isInterrupted();
            return ends ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while listing files");
    }
    return found;
  }

  /// A path as models write it: from the root, with `/`.
  String shown(Path file) {
    var relative = root.relativize(file).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }

  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
