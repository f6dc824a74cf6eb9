package io.tierworks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/// Messages and pages that tell a person to run a command name one that exists.
class AdviceTest {
  private static final Pattern ADVICE = Pattern.compile("`(?:\\./)?tierworks( [^`\n]+)`");

  /// Stands for several commands.
  private static final Pattern ALTERNATIVES = Pattern.compile(".*(\\||\\.\\.\\.|…|COMMAND| Q$).*");

  @Test
  void everyCommandInMessagesAndPagesCanBeRun() throws IOException {
    var advices = new TreeSet<String>();
    for (var file : files()) {
      var matches = ADVICE.matcher(text(file));
      matches.results().forEach(match -> advices.add(match.group(1).strip()));
    }
    advices.removeIf(advice -> ALTERNATIVES.matcher(advice).matches());

    assertThat(advices).contains("submit FILE --again", "doctor", "show %1$s");
    assertThat(advices).filteredOn(advice -> !isAccepted(advice)).isEmpty();
  }

  /// With joined strings, and a number in place of its format.
  private static String text(Path file) throws IOException {
    return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("%(\\d\\$)?d", "1");
  }

  private static boolean isAccepted(String advice) {
    try {
      TierworksMain.commandLine().parseArgs(advice.split("\\s+"));
      return true;
    } catch (ParameterException e) {
      // The advice names a command without its arguments.
      return e instanceof MissingParameterException;
    }
  }

  private static List<Path> files() throws IOException {
    var root = Path.of("..");
    try (var modules = Files.list(root)) {
      var sources = modules.map(module -> module.resolve("src/main")).filter(Files::isDirectory);
      var pages = Stream.of("README.md", "CHANGELOG.md", "docs").map(root::resolve);
      return Stream.concat(sources, pages).flatMap(AdviceTest::texts).toList();
    }
  }

  private static Stream<Path> texts(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(AdviceTest::isText).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path file) {
    var name = file.toString();
    return Set.of("java", "md", "json").contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
