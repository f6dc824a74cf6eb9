package io.tierworks.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.command.CliException;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The text files of a folder as items of a job: `PATH:FROM-TO`, with numbered lines. A long file
/// becomes several items that overlap, so that what stands across a boundary is seen whole once.
///
/// @param matcher of paths from the folder
record FileParts(Path folder, PathMatcher matcher) {
  static final int LINES = 300;
  static final int OVERLAP = 20;

  /// @throws CliException if the folder or the pattern cannot be used
  static FileParts of(Path folder, String glob) {
    if (!Files.isDirectory(folder)) {
      throw CliException.usage("--files %s: is no folder".formatted(folder));
    }
    try {
      return new FileParts(folder, FileSystems.getDefault().getPathMatcher("glob:" + glob));
    } catch (PatternSyntaxException e) {
      throw CliException.usage(
          "--glob %s: %s; write a pattern such as **.py".formatted(glob, e.getDescription()));
    }
  }

  /// In the order of the paths. Hidden files and folders, symbolic links and files that are no text
  /// in UTF-8 are left out.
  ///
  /// @throws CliException if there are none
  List<ObjectNode> items() {
    try (var files = Files.walk(folder)) {
      var items = files.filter(this::isWanted).sorted().flatMap(this::parts).toList();
      if (items.isEmpty()) {
        throw CliException.usage(
            "--files %s: no text file matches; change --glob".formatted(folder));
      }
      return items;
    } catch (IOException | UncheckedIOException e) {
      throw CliException.usage("--files %s: cannot be read (%s)".formatted(folder, e.getMessage()));
    }
  }

  private boolean isWanted(Path file) {
    var path = folder.relativize(file);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && matcher.matches(path)
        && Stream.iterate(path, part -> part != null, Path::getParent)
            .noneMatch(part -> part.getFileName().toString().startsWith("."));
  }

  private Stream<ObjectNode> parts(Path file) {
    var path = folder.relativize(file).toString().replace('\\', '/');
    var lines = lines(file);
    var parts = new ArrayList<ObjectNode>();
    for (int from = 0; from < lines.size(); from += LINES - OVERLAP) {
      int to = Math.min(lines.size(), from + LINES);
      parts.add(part(path, lines, from, to));
      if (to == lines.size()) {
        break;
      }
    }
    return parts.stream();
  }

  /// @param from first line, from 0
  /// @param to behind the last line
  private static ObjectNode part(String path, List<String> lines, int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i + 1).append(": ").append(lines.get(i)).append(i + 1 < to ? "\n" : "");
    }
    return Wire.mapper()
        .createObjectNode()
        .put("id", "%s:%d-%d".formatted(path, from + 1, to))
        .put("text", text.toString());
  }

  private static List<String> lines(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return lines.stream().anyMatch(line -> line.indexOf('\0') >= 0) ? List.of() : lines;
    } catch (CharacterCodingException _) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
