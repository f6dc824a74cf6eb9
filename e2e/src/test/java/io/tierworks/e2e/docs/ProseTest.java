package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static final int LONGEST_LINE = 300;
  private static final Pattern NEXT_SENTENCE = Pattern.compile("[a-z)`]{2}[.?!] [A-Z][a-z]+ ");

  @Test
  void aLineIsShort() throws IOException {
    assertThat(lines(line -> line.length() > LONGEST_LINE)).isEmpty();
  }

  @Test
  void aLineIsOneSentence() throws IOException {
    assertThat(lines(NEXT_SENTENCE.asPredicate())).isEmpty();
  }

  /// Lines of prose that the predicate finds; tables and code are left out.
  private static ArrayList<String> lines(Predicate<String> wrong) throws IOException {
    var found = new ArrayList<String>();
    for (var page : Repository.files(".md")) {
      MarkdownPage.read(page).prose().stream()
          .filter(line -> !line.startsWith("|") && wrong.test(line))
          .forEach(line -> found.add(Repository.name(page) + ": " + line));
    }
    return found;
  }
}
