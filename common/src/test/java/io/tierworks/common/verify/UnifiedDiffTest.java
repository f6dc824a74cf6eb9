package io.tierworks.common.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {
  private static final Map<String, List<String>> FILES =
      Map.of("a.txt", List.of("one", "two", "three", "four", "five", "six", "seven"));
  private static final SourceTree TREE = new FilesInMemory(FILES);

  private static final String RIGHT =
      """
      --- a/a.txt
      +++ b/a.txt
      @@ -2,4 +2,4 @@
       two
      -three
      +THREE
       four
       five
      """;

  @Test
  void aDiffThatFitsApplies() {
    assertThat(UnifiedDiff.fault(RIGHT, TREE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @@ -2,4 +2,4 @@ | @@ -3,4 +3,4 @@             |
          --- a/a.txt     | diff --git x\\n--- a/a.txt  |
          -three          | -drei                       | keeps or takes away are not there
          -2,4 +2,4       | -2,5 +2,4                   | the counts of the hunk in line 3
          -2,4 +2,4       | -2,3 +2,3                   | line 8 belongs to no hunk
          @@ -2,4 +2,4 @@ | @@ changed @@               | a hunk begins with
          a/a.txt         | a/b.txt                     | there is no text file b.txt
          b/a.txt         | b/b.txt                     | a.txt is renamed
          +++ b/a.txt     | *                           | +++ b/path is missing
          --- a/a.txt     | --- /dev/null               | a.txt exists already
          """)
  void theFaultIsNamed(String part, String replacement, String fault) {
    var diff = RIGHT.replaceFirst(Pattern.quote(part), replacement.replace("\\n", "\n"));

    var found = UnifiedDiff.fault(diff, TREE);
    if (fault == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found.orElseThrow()).contains(fault);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "new.txt,",
    "../new.txt, is no path",
    "/etc/new, is no path",
    ".git/hooks/x, no path"
  })
  void aNewFileHasAPathInTheWorkspace(String path, String fault) {
    var found = UnifiedDiff.fault("--- /dev/null\n+++ b/" + path + "\n@@ -0,0 +1 @@\n+x\n", TREE);

    assertThat(found.orElse("")).contains(fault == null ? "" : fault);
    assertThat(found.isPresent()).isEqualTo(fault != null);
  }

  @Test
  void aTextThatIsNoDiffDoesNotApply() {
    assertThat(UnifiedDiff.fault("I changed line 3.", TREE).orElseThrow())
        .contains("no file header");
    assertThat(UnifiedDiff.fault("", TREE)).isPresent();
  }

  /// Compares with git on diffs of random edits, each also with a random fault.
  @Test
  void itAgreesWithGit(@TempDir Path folder) throws IOException, InterruptedException {
    var random = new Random(14);
    run(folder, "git", "init", "--quiet");
    int applied = 0;
    for (int i = 0; i < 60; i++) {
      var before = lines(random);
      Files.write(folder.resolve("f"), before);
      var diff = diff(folder, edited(before, random));
      var tried = i % 3 == 0 ? diff : damaged(diff, random);
      Files.writeString(folder.resolve("patch"), tried);
      boolean git = run(folder, "git", "apply", "--check", "patch").isEmpty();
      var ours = UnifiedDiff.fault(tried, new FilesInMemory(Map.of("f", before)));

      assertThat(ours.isEmpty()).as("%s%n%s%n%s", ours, before, tried).isEqualTo(git);
      applied += git ? 1 : 0;
    }
    assertThat(applied).isBetween(20, 58);
  }

  private static List<String> lines(Random random) {
    return random.ints(12 + random.nextInt(10), 0, 6).mapToObj(n -> "line " + n).toList();
  }

  private static List<String> edited(List<String> lines, Random random) {
    var edited = new ArrayList<>(lines);
    edited.add(random.nextInt(edited.size()), "new");
    edited.remove(random.nextInt(edited.size()));
    edited.set(random.nextInt(edited.size()), "changed");
    return edited;
  }

  private static String diff(Path folder, List<String> edited)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    Files.copy(folder.resolve("f"), folder.resolve("a/f"), StandardCopyOption.REPLACE_EXISTING);
    Files.write(folder.resolve("b/f"), edited);
    return run(folder, "git", "diff", "--no-index", "--no-prefix", "a/f", "b/f");
  }

  private static String damaged(String diff, Random random) {
    var lines = new ArrayList<>(diff.lines().toList());
    int at = 4 + random.nextInt(lines.size() - 4);
    switch (random.nextInt(3)) {
      case 0 -> lines.set(at, lines.get(at).replace("line 1", "line 9"));
      case 1 -> lines.set(4, lines.get(4).replaceFirst("-\\d+", "-" + (1 + random.nextInt(15))));
      default -> lines.set(at, lines.get(at).replaceFirst("^[ ]", "-"));
    }
    return String.join("\n", lines) + "\n";
  }

  /// @return what the command wrote, standard error included
  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
