package io.tierworks.common.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Link;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.testing.ExampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The answer keys of the examples about code pass the checks against the files of the shop.
class CodeExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Path SHOP = EXAMPLES.resolve("workspaces").resolve("shop");

  @ParameterizedTest
  @CsvSource({
    "codebase-question, citations",
    "code-review,       citations",
    "code-change,       applies"
  })
  void everyKeyFitsItsItemAndTheFiles(String example, String check) throws Exception {
    var job = Wire.tree(Files.readString(EXAMPLES.resolve(example + ".json")));
    var chain = SnapshotChecks.neededBy(job.path("itemSchema")).stream().map(Link::link).toList();
    var keys = ExampleKeys.of(example);
    var shop = shop();
    assertThat(chain).containsExactly(check);
    assertThat(job.path("workspace").asText()).isEqualTo("shop");
    assertThat(keys).hasSameSizeAs(job.path("items"));
    for (int i = 0; i < keys.size(); i++) {
      var key = keys.get(i);
      assertThat(key.path("text")).isEqualTo(job.path("items").get(i).path("text"));
      assertThat(SnapshotChecks.of(chain, shop, key.path("answer")))
          .as("%s", key)
          .containsExactly(Check.passed(check));
    }
  }

  @Test
  void thePartsOfTheReviewAreAllLinesOfTheShopAndOverlap() throws Exception {
    var job = Wire.tree(Files.readString(EXAMPLES.resolve("code-review.json")));
    var shop = shop();
    var parts = new ArrayList<String>();
    for (var item : job.path("items")) {
      var id = item.path("id").asText();
      var file = id.substring(0, id.indexOf(':'));
      var range = id.substring(id.indexOf(':') + 1).split("-");
      int from = Integer.parseInt(range[0]);
      var expected = new ArrayList<String>();
      for (int line = from; line <= Integer.parseInt(range[1]); line++) {
        expected.add(line + ": " + shop.lines(file).orElseThrow().get(line - 1));
      }
      assertThat(item.path("text").asText().lines()).containsExactlyElementsOf(expected);
      parts.add(id);
    }
    assertThat(parts).contains("reports/export.py:1-60", "reports/export.py:51-100");
  }

  private static FilesInMemory shop() throws IOException {
    var files = new HashMap<String, List<String>>();
    try (var all = Files.walk(SHOP)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(SHOP.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
      }
    }
    return new FilesInMemory(files);
  }
}
