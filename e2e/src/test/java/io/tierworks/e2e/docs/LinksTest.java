package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Pattern NAMED_PAGE = Pattern.compile("docs/[\\w/-]+\\.(?:md|yaml)");

  private static final Pattern FILE_REFERENCE = Pattern.compile("\\$ref: (\\.\\./\\S+)");

  @Test
  void everyRelativeLinkAndAnchorLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (var file : Repository.files(".md")) {
      for (var link : MarkdownPage.read(file).links()) {
        if (!resolves(MarkdownPage.read(file), link)) {
          broken.add(Repository.name(file) + " -> " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageThatAFileNamesExists() throws IOException {
    var missing = new ArrayList<String>();
    for (var file : Repository.files("")) {
      NAMED_PAGE
          .matcher(Repository.text(file))
          .results()
          .map(match -> match.group())
          .filter(page -> !Files.exists(Repository.ROOT.resolve(page)))
          .forEach(page -> missing.add(Repository.name(file) + " names " + page));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySchemaAndExampleOfTheAsyncApiDocumentExists() throws IOException {
    var document = Repository.ROOT.resolve("docs/reference/asyncapi.yaml");
    var references =
        FILE_REFERENCE
            .matcher(Repository.text(document))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(document.resolveSibling(file)).exists());
  }

  private static boolean resolves(MarkdownPage page, String link) throws IOException {
    var parts = link.split("#", 2);
    var target =
        parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]);
  }
}
