package io.tierworks.e2e.newcomer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command showed.
///
/// @param code its exit code
/// @param text all that it printed, with escape codes
record Screen(String command, int code, String text) {
  private static final Pattern ESCAPE_CODE = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]");
  private static final Pattern JAVA_NAME =
      Pattern.compile(
          "\\b(java|javax|org|com|picocli|io\\.tierworks)\\.[a-z]\\w*\\."
              + "|\\b[A-Z]\\w*(Exception|Error)\\b|\\bBigDecimal\\b|\\bat \\S+\\(\\w+\\.java:\\d+\\)");
  private static final Pattern WAY_OUT =
      Pattern.compile("`tierworks [a-z-]+|--[a-z]{3}|\\bsettings? |did you mean|\\bgive a file\\b");

  /// From here on a character takes two columns, in all scripts that the jobs of this test use.
  private static final int FIRST_WIDE = 0x2E80;

  List<String> lines() {
    return ESCAPE_CODE.matcher(text).replaceAll("").lines().map(String::stripTrailing).toList();
  }

  boolean hasEscapeCodes() {
    return text.indexOf('\u001b') >= 0;
  }

  List<String> linesWiderThan(int columns) {
    return lines().stream().filter(line -> width(line) > columns).toList();
  }

  private static int width(String line) {
    return line.codePoints().map(character -> character < FIRST_WIDE ? 1 : 2).sum();
  }

  /// Names of classes and exceptions, and lines of stack traces.
  List<String> javaNames() {
    return lines().stream()
        .flatMap(line -> JAVA_NAME.matcher(line).results())
        .map(match -> match.group())
        .toList();
  }

  /// Whether it names a command, an option or a setting.
  boolean namesAWayOut() {
    return WAY_OUT.matcher(String.join(" ", lines()).replaceAll(" +", " ")).find();
  }

  /// The words that end a line and are no words of another screen of the same command: they were
  /// cut.
  Set<String> wordsCut(Screen other) {
    var whole = other.lines().stream().flatMap(Screen::words).collect(Collectors.toSet());
    return lines().stream()
        .flatMap(line -> words(line).skip(Math.max(0, words(line).count() - 1)))
        .filter(word -> !word.endsWith("…") && !whole.contains(word))
        .collect(Collectors.toSet());
  }

  private static Stream<String> words(String line) {
    return Pattern.compile("\\s+").splitAsStream(line.strip());
  }
}
