package io.tierworks.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands that messages and pages tell a person to run.
public final class Advice {
  private static final Pattern QUOTED = Pattern.compile("`(?:\\./)?tierworks( [^`\n]+)`");

  /// At the end of a message, where an id may be appended.
  private static final Pattern LAST = Pattern.compile(": tierworks( [^`\"\n]+)\"");

  /// Stands for several commands.
  private static final Pattern ALTERNATIVES = Pattern.compile(".*(\\||\\.\\.\\.|…|COMMAND| Q$).*");

  private Advice() {}

  /// Such as `submit FILE --again` and `show ID`.
  public static SortedSet<String> all() throws IOException {
    var advices = new TreeSet<String>();
    for (var file : files()) {
      for (var pattern : List.of(QUOTED, LAST)) {
        pattern.matcher(text(file)).results().forEach(m -> advices.add(m.group(1).strip()));
      }
    }
    advices.removeIf(advice -> ALTERNATIVES.matcher(advice).matches());
    return advices;
  }

  /// With joined strings, a number and an id in place of what stands for them.
  private static String text(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("\"\\s*\\+\\s*\"", "")
        .replaceAll("%(\\d\\$)?d|DOLLARS", "1")
        .replaceAll("%(\\d\\$)?s", "ID");
  }

  private static List<Path> files() throws IOException {
    var root = Path.of("..");
    try (var modules = Files.list(root)) {
      var sources = modules.map(module -> module.resolve("src/main")).filter(Files::isDirectory);
      var pages = Stream.of("README.md", "CHANGELOG.md", "docs").map(root::resolve);
      return Stream.concat(sources, pages).flatMap(Advice::texts).toList();
    }
  }

  private static Stream<Path> texts(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Advice::isText).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path file) {
    var name = file.toString();
    return Set.of("java", "md", "json").contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
