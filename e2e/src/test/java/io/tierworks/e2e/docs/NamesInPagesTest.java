package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamesInPagesTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TYPE =
      Pattern.compile("([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)(?:\\.\\w+)?");
  private static final Pattern PACKAGE =
      Pattern.compile("(?:common|planner|worker|simulator|cli|e2e)(?:\\.[a-z]+)+");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:common|planner-service|worker-service|model-simulator|cli|e2e)/[\\w./-]+");

  private static final Pattern PACKAGE_LINE =
      Pattern.compile("io/tierworks/(.+)/\\w[\\w-]*\\.java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z.-]+)\"");

  private static Set<String> types = Set.of();
  private static Set<String> packages = Set.of();

  /// Settings and topics, which look like packages.
  private static Set<String> literals = Set.of();

  @BeforeAll
  static void read() throws IOException {
    var sources = Repository.files(".java");
    types =
        sources.stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    packages =
        sources.stream()
            .flatMap(file -> PACKAGE_LINE.matcher(file.toString()).results())
            .map(match -> match.group(1).replace('/', '.'))
            .collect(Collectors.toSet());
    var text = new StringBuilder();
    for (var source : sources) {
      text.append(Repository.text(source));
    }
    literals =
        LITERAL.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyTypeAndPackageAndPathThatAPageNamesExists() throws IOException {
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      for (var line : MarkdownPage.read(page).prose()) {
        CODE.matcher(line)
            .results()
            .map(match -> match.group(1))
            .filter(name -> !exists(name))
            .forEach(name -> missing.add(Repository.name(page) + " names " + name));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theArchitecturePageAnswersTenQuestionsWithPaths() throws IOException {
    var answers =
        MarkdownPage.read(Repository.ROOT.resolve("docs/why/architecture.md")).prose().stream()
            .filter(line -> line.matches("\\| \\d+\\. .*\\? \\| `.*"))
            .toList();
    assertThat(answers).hasSize(10).allMatch(line -> FILE.matcher(line).find());
  }

  /// Pages whose names in capitals are ours; others name resources of Kubernetes as well.
  private static List<Path> pages() throws IOException {
    return Repository.files(".md").stream()
        .filter(page -> {
          var name = Repository.name(page);
          return name.startsWith("docs/why/")
              || name.startsWith("docs/adr/")
              || name.equals("docs/reference/guarantees.md")
              || name.equals("docs/how-to/run-the-tests.md")
              || name.equals("CONTRIBUTING.md");
        })
        .toList();
  }

  private static boolean exists(String name) {
    var type = TYPE.matcher(name);
    if (type.matches()) {
      return types.contains(type.group(1));
    }
    if (PACKAGE.matcher(name).matches()) {
      return packages.contains(name) || literals.contains(name);
    }
    return !FILE.matcher(name).matches() || Files.exists(Repository.ROOT.resolve(name));
  }
}
