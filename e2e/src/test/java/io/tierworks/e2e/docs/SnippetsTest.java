package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.cli.TierworksMain;
import io.tierworks.common.contract.job.JobMessage;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SnippetsTest {
  private static final int MAX_BYTES = 100_000;
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
  private static final Pattern FILE =
      Pattern.compile("(?ms)^<!-- file: (\\S+) -->\n```\\w*\n(.*?)^```");
  private static final String COMMAND = "./tierworks ";

  /// Marks of a synopsis rather than a command: optional parts, alternatives, repetition.
  private static final Pattern SYNOPSIS = Pattern.compile("[\\[\\]|]|\\.\\.\\.");

  @Test
  void everyCommandInABlockIsOneThatTheCommandLineUnderstands() throws IOException {
    var commands =
        blocks("").stream()
            .flatMap(String::lines)
            .flatMap(line -> Pattern.compile(" {2,}|#").splitAsStream(line))
            .map(String::strip)
            .filter(line -> line.startsWith(COMMAND) && !SYNOPSIS.matcher(line).find())
            .toList();

    assertThat(commands).hasSizeGreaterThan(10).allSatisfy(SnippetsTest::parse);
  }

  @Test
  void everyJsonBlockIsOneJsonObject() throws IOException, MalformedMessage {
    for (var block : blocks("json")) {
      assertThat(Wire.tree(block).isObject()).as(block).isTrue();
    }
  }

  @Test
  void aFileThatAPageShowsIsShownAsItIs() throws IOException {
    int shown = 0;
    for (var page : Repository.files(".md")) {
      for (var file : FILE.matcher(Repository.text(page)).results().toList()) {
        assertThat(file.group(2))
            .isEqualTo(Repository.text(Repository.ROOT.resolve(file.group(1))));
        shown++;
      }
    }
    assertThat(shown).isPositive();
  }

  @Test
  void theJobOfTheTutorialIsValid() throws IOException, MalformedMessage {
    var page = Repository.text(Repository.ROOT.resolve("docs/start/first-job.md"));
    var jobs =
        BLOCK.matcher(page).results().filter(block -> block.group(1).equals("json")).toList();

    assertThat(jobs).hasSize(1);
    var job = jobs.getFirst().group(2).getBytes(StandardCharsets.UTF_8);
    assertThat(JobMessage.read(job, MAX_BYTES)).isInstanceOf(JobMessage.Valid.class);
  }

  @Test
  void theResultInTheReadmeIsAnExcerptOfTheOneOnTheContractPage()
      throws IOException, MalformedMessage {
    var readme = Repository.text(Repository.ROOT.resolve("README.md"));
    var shown = BLOCK.matcher(readme).results().filter(b -> b.group(1).equals("json")).toList();
    var golden = "common/src/test/resources/golden/v1/job-result-direct.json";

    assertThat(shown).hasSize(1);
    assertExcerpt(
        Wire.tree(shown.getFirst().group(2)),
        Wire.tree(Repository.text(Repository.ROOT.resolve(golden))));
  }

  private static void assertExcerpt(JsonNode excerpt, JsonNode whole) {
    if (excerpt.isObject()) {
      excerpt.properties().forEach(e -> assertExcerpt(e.getValue(), whole.path(e.getKey())));
    } else {
      assertThat(excerpt).isEqualTo(whole);
    }
  }

  private static void parse(String command) {
    var arguments = command.substring(COMMAND.length()).split(" ");
    TierworksMain.commandLine().parseArgs(arguments);
  }

  private static List<String> blocks(String language) throws IOException {
    var blocks = new ArrayList<String>();
    for (var page : Repository.files(".md")) {
      BLOCK
          .matcher(Repository.text(page))
          .results()
          .filter(block -> block.group(1).equals(language))
          .forEach(block -> blocks.add(block.group(2)));
    }
    return blocks;
  }
}
