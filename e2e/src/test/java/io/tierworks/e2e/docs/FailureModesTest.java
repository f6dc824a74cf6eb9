package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FailureModesTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/why/failure-modes.md");
  private static final List<String> MODES =
      List.of("1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3".split(" "));
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d\\.\\d) [^|]+\\|([^|]+)\\|([^|]+)\\|");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void everyModeHasAControlAndTestsThatExist() throws IOException {
    var tests = Repository.files("Test.java");
    var rows = ROW.matcher(Repository.text(PAGE)).results().toList();

    assertThat(rows).extracting(row -> row.group(1)).isEqualTo(MODES);
    for (var row : rows) {
      var named = NAMED.matcher(row.group(3)).results().toList();
      assertThat(row.group(2)).as(row.group(1)).isNotBlank();
      assertThat(named).as(row.group(1)).isNotEmpty();
      for (var test : named) {
        assertThat(tests).as(test.group()).anyMatch(declares(test.group(1), test.group(2)));
      }
    }
  }

  private static Predicate<Path> declares(String type, String method) {
    return file -> {
      try {
        return file.endsWith(type + ".java")
            && Repository.text(file).contains("void " + method + "(");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    };
  }
}
