package io.tierworks.worker.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierworks.common.contract.subtask.ToolCall.Outcome;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.worker.Subtasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceToolsTest {
  @TempDir Path folder;

  private Path root;
  private Workspace workspace;

  @BeforeEach
  void lay() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    write("root/README.md", "# Fixture\nThe retry delay doubles.\n");
    write("root/src/Retry.java", "class Retry {\n  int retryDelay = 7;\n}\n");
    write("root/src/deep/Other.java", "class Other {}\n");
    write("root/.git/config", "[remote] url = https://user:password@example.org\n");
    write("root/data.bin", "a\0b retryDelay");
    write("secret.txt", "the secret\n");
    write("root-twin/secret.txt", "the secret\n");
    workspace = Workspace.open("repo", root);
  }

  @Test
  void filesAreListedWithTheirSizesAndNarrowedByFolderAndGlob() throws Exception {
    assertThat(result("list_files", "{}"))
        .isEqualTo(
            "README.md\t35\ndata.bin\t14\nsrc/Retry.java\t38\nsrc/deep/Other.java\t15\n4 files");
    assertThat(result("list_files", "{'path':'src','glob':'*.java'}"))
        .isEqualTo("src/Retry.java\t38\nsrc/deep/Other.java\t15\n2 files");
    assertThat(result("list_files", "{'glob':'src/*.java'}"))
        .isEqualTo("src/Retry.java\t38\n1 files");
    assertThat(result("list_files", "{'glob':'**/Other.java'}")).endsWith("1 files");
  }

  @Test
  void aSearchNamesPathAndLineOfEachHitAndLeavesOutWhatIsNoText() throws Exception {
    assertThat(result("search_files", "{'query':'retryDelay'}"))
        .isEqualTo("src/Retry.java:2: int retryDelay = 7;\n1 line");
    assertThat(result("search_files", "{'query':'RETRY','ignoreCase':true,'glob':'*.md'}"))
        .isEqualTo("README.md:2: The retry delay doubles.\n1 line");
    assertThat(result("search_files", "{'query':'class \\\\w+ \\\\{','regex':true}"))
        .contains("src/Retry.java:1", "src/deep/Other.java:1", "2 lines");
    assertThat(result("search_files", "{'query':'class .*'}")).as("no regex").isEqualTo("0 lines");
  }

  @Test
  void aFileIsReadByLinesWithTheirNumbers() throws Exception {
    assertThat(result("read_file", "{'path':'src/Retry.java','from':2,'to':2}"))
        .isEqualTo("2:   int retryDelay = 7;\nlines 2 to 2 of 3");
    assertThat(result("read_file", "{'path':'src/Retry.java'}")).endsWith("lines 1 to 3 of 3");
    assertThat(result("read_file", "{'path':'src/Retry.java','from':-5,'to':-9}"))
        .endsWith("lines 1 to 1 of 3");
    assertThat(refusal("read_file", "{'path':'src/Retry.java','from':9}")).contains("3 lines");
    assertThat(refusal("read_file", "{'path':'data.bin'}")).contains("no text file");
    assertThat(refusal("read_file", "{'path':'src'}")).contains("no such path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.txt",
        "src/../../secret.txt",
        "../root-twin/secret.txt",
        "ABSOLUTE",
        "link-out",
        "folder-out/secret.txt",
        "chain",
        ".git/config",
        "src/../.git/config",
        "to-git"
      })
  void nothingOutsideOfTheRootIsRead(String path) throws Exception {
    Files.createSymbolicLink(root.resolve("link-out"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("folder-out"), folder.resolve("root-twin"));
    Files.createSymbolicLink(root.resolve("chain"), root.resolve("link-out"));
    Files.createSymbolicLink(root.resolve("to-git"), root.resolve(".git/config"));
    var named = path.equals("ABSOLUTE") ? folder.resolve("secret.txt").toString() : path;
    var arguments = "{'path':'" + named + "','query':'e'}";
    assertThat(refusal("read_file", arguments)).contains("no such path");
    assertThat(refusal("search_files", arguments)).contains("no such path");
    assertThat(refusal("list_files", arguments)).contains("no such path");
  }

  @Test
  void checksFindFilesByTheirNameAlone() throws Exception {
    write("root/src/deep/Retry.java", "class Retry {}\n");
    Files.createSymbolicLink(root.resolve("src/README.md"), root.resolve("README.md"));
    var sources = new WorkspaceSources(workspace);

    assertThat(sources.named("Other.java")).containsExactly("src/deep/Other.java");
    assertThat(sources.named("Retry.java"))
        .containsExactly("src/Retry.java", "src/deep/Retry.java");
    assertThat(sources.named("README.md")).as("at the root, and a link").isEmpty();
    assertThat(sources.named("config")).as("below .git").isEmpty();
    assertThat(sources.lines("src/deep/Other.java")).hasValue(List.of("class Other {}"));
  }

  @Test
  void aSearchOverAllFollowsNoLinkAndEntersNoGitFolder() throws Exception {
    Files.createSymbolicLink(root.resolve("link-out"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("folder-out"), folder.resolve("root-twin"));
    assertThat(result("search_files", "{'query':'secret'}")).isEqualTo("0 lines");
    assertThat(result("search_files", "{'query':'password'}")).isEqualTo("0 lines");
    assertThat(result("list_files", "{}")).doesNotContain("out", ".git");
  }

  @Test
  void aLinkThatStaysInsideMayBeRead() throws Exception {
    Files.createSymbolicLink(root.resolve("inside"), root.resolve("README.md"));
    assertThat(result("read_file", "{'path':'inside'}")).contains("# Fixture");
  }

  @Test
  void anExpressionThatMakesOthersHangIsSearchedInTimeThatGrowsWithTheText() throws Exception {
    write("root/long.txt", "a".repeat(3_900) + "!\n");
    assertThat(result("search_files", "{'query':'(a+)+$','regex':true,'path':'long.txt'}"))
        .isEqualTo("0 lines");
  }

  @Test
  void aWrongExpressionAndWrongArgumentsAreRefused() throws Exception {
    assertThat(refusal("search_files", "{'query':'(','regex':true}")).contains("RE2");
    assertThat(refusal("search_files", "{}")).contains("query");
    assertThat(refusal("search_files", "{'query':'" + "a".repeat(501) + "'}")).contains("500");
    assertThat(refusal("read_file", "{'path':'\\u0000'}")).contains("no such path");
  }

  @Test
  void aSearchEndsWhenItIsInterrupted() {
    var tool = tool("search_files");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> tool.call(Subtasks.json("{\"query\":\"a\"}")))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aToolThatTakesTooLongIsATimeoutAndIsInterrupted() throws Exception {
    var interrupted = new CountDownLatch(1);
    var hanging = new AtomicReference<Thread>();
    Tool tool =
        new FakeTool(
            "slow",
            _ -> {
              hanging.set(Thread.currentThread());
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return new ToolOutcome.Result("never");
            });
    var runner = new ToolRunner(Duration.ofMillis(20));
    var outcome = runner.run(tool, Subtasks.json("{}"), Duration.ofMinutes(1));
    assertThat(outcome.code()).isEqualTo(Outcome.TIMEOUT);
    interrupted.await();
  }

  @Test
  void aToolWithAFaultIsAFailureWithoutItsMessage() throws Exception {
    var tool =
        new FakeTool(
            "broken",
            _ -> {
              throw new IllegalStateException("password=1");
            });
    var outcome =
        new ToolRunner(Duration.ofSeconds(5)).run(tool, Subtasks.json("{}"), Duration.ofMinutes(1));
    assertThat(outcome).isEqualTo(ToolOutcome.failed("the tool has a fault"));
  }

  @Test
  void theSnapshotOfACheckoutIsItsCommit() throws Exception {
    var commit = "0123456789abcdef0123456789abcdef01234567";
    write("root/.git/HEAD", "ref: refs/heads/main\n");
    write("root/.git/packed-refs", "# pack-refs\n" + commit + " refs/heads/main\n");
    assertThat(Snapshot.of(workspace)).isEqualTo("git:" + commit);
    write("root/.git/refs/heads/main", commit.replace('0', 'f') + "\n");
    assertThat(Snapshot.of(workspace)).isEqualTo("git:" + commit.replace('0', 'f'));
    write("root/.git/HEAD", commit + "\n");
    assertThat(Snapshot.of(workspace)).isEqualTo("git:" + commit);
  }

  @Test
  void theSnapshotOfAFolderChangesWithNamesSizesAndTimes() throws Exception {
    var first = Snapshot.of(workspace);
    assertThat(first).matches("files:[0-9a-f]{16}").isEqualTo(Snapshot.of(workspace));
    write("root/new.txt", "new\n");
    var second = Snapshot.of(workspace);
    assertThat(second).isNotEqualTo(first);
    Files.setLastModifiedTime(root.resolve("new.txt"), FileTime.fromMillis(1_000));
    assertThat(Snapshot.of(workspace)).isNotEqualTo(second);
  }

  @Test
  void theDefinitionsFitIntoWhatThePlannerReserves() {
    assertThat(WorkspaceTool.DEFINITIONS)
        .hasSize(3)
        .allMatch(tool -> tool.bytes() <= ToolLimits.MOST_DEFINITION_BYTES);
  }

  private Tool tool(String name) {
    return WorkspaceTool.of(workspace).stream()
        .filter(tool -> tool.definition().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ToolOutcome call(String tool, String arguments) throws InterruptedException {
    return tool(tool).call(Subtasks.json(arguments.replace('\'', '"')));
  }

  private String result(String tool, String arguments) throws InterruptedException {
    return ((ToolOutcome.Result) call(tool, arguments)).text();
  }

  private String refusal(String tool, String arguments) throws InterruptedException {
    var failure = (ToolOutcome.Failure) call(tool, arguments);
    assertThat(failure.code()).isEqualTo(Outcome.REFUSED);
    return failure.reason();
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
