package io.tierworks.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.planner.plan.PlanLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanLibraryReaderTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  private @TempDir Path folder;

  @Test
  void nothingIsReadUnlessAFolderIsSet() {
    assertThat(PlanLibraryReader.read(Settings.of(Map.of()))).isEqualTo(PlanLibrary.EMPTY);
  }

  @Test
  void theShippedFilesAreRead() {
    var library =
        PlanLibraryReader.read(
            Settings.of(
                Map.of(
                    "planner.kinds", EXAMPLES.resolve("kinds").toString(),
                    "planner.templates", EXAMPLES.resolve("templates").toString())));
    assertThat(library.kinds()).containsKeys("classify", "extract", "check", "rank");
    assertThat(library.templates())
        .containsKeys("support-triage", "invoice-extraction", "lead-ranking", "qa-review")
        .containsKeys("codebase-question", "code-review", "code-change", "long-document");
  }

  @Test
  void everyFaultOfEveryFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{");
    Files.writeString(folder.resolve("Loud.json"), "{}");
    Files.writeString(
        folder.resolve("plan.json"),
        "{\"version\":\"1\",\"description\":\"abc\",\"plan\":{\"form\":\"map\"}}");
    Files.writeString(folder.resolve("notes.txt"), "ignored");
    var settings = Settings.of(Map.of("planner.templates", folder.toString()));
    assertThatThrownBy(() -> PlanLibraryReader.read(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll(
            "planner.templates: broken.json: cannot be read",
            "planner.templates: Loud.json: must have a name of 1 to 60 lower-case letters",
            "planner.templates: Loud.json: version: missing",
            "planner.templates: plan.json: plan: steps: missing");
  }

  @Test
  void aBadLinkOfAKindIsNamedWithItsFieldAndTheWayOut() throws IOException {
    kind("order", "[\"person\",\"schema\"]");
    kind(
        "syntax",
        "[{\"link\":\"rules\",\"rules\":[{\"rule\":\"answer.a >\",\"message\":\"no\"}]}]");
    kind("unknown", "[{\"link\":\"rubric\",\"tier\":\"mini\",\"criteria\":[]}]");
    var settings = Settings.of(Map.of("planner.kinds", folder.toString()));
    assertThatThrownBy(() -> PlanLibraryReader.read(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll(
            "order.json: verify: person stands before the cheaper link schema (write them as",
            "syntax.json: verify: the rule `answer.a >` cannot be used: mismatched input",
            "unknown.json: verify[0].criteria");
  }

  private void kind(String name, String verify) throws IOException {
    Files.writeString(
        folder.resolve(name + ".json"),
        "{\"version\":\"1\",\"description\":\"abc\",\"maxOutputTokens\":9,\"verify\":"
            + verify
            + "}");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    var settings = Settings.of(Map.of("planner.kinds", folder.resolve("none").toString()));
    assertThatThrownBy(() -> PlanLibraryReader.read(settings))
        .hasMessageContaining("planner.kinds: must be a folder that can be read");
  }
}
