package io.tierworks.worker.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Answered;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.HandedOff;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.limit.AdaptiveLimit;
import io.tierworks.common.limit.RetryBudget;
import io.tierworks.common.limit.RetryPolicy;
import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.common.testing.FakeTicker;
import io.tierworks.worker.FakeModel;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.tools.ToolSettings;
import io.tierworks.worker.tools.Toolbox;
import io.tierworks.worker.tools.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A worker checks what an answer cites, and the diffs in it, in the workspace of the envelope.
class CitationsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final TierSettings NANO = TierSettings.from(Settings.of(Map.of()), "nano");

  @TempDir Path folder;

  private final FakeTicker ticker = new FakeTicker();
  private final FakeModel model = new FakeModel();

  @BeforeEach
  void lay() throws IOException {
    Files.writeString(folder.resolve("wait.py"), "def wait():\n    return 2\n");
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/config"), "[core]\n");
  }

  @Test
  void anAnswerWhoseCitationsHoldIsAnswered() throws Exception {
    var answered = (Answered) execute("{\"citations\":[\"wait.py:2: return 2\"]}");
    assertThat(answered.checks())
        .containsExactly(
            Check.passed(Check.SCHEMA), Check.passed(Check.CITATIONS), Check.passed(Check.APPLIES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait.py:1: return 2",
        "wait.py:9",
        "later.py:1",
        "../wait.py:1",
        "/etc/passwd:1",
        ".git/config:1"
      })
  void oneThatCitesWhatIsNotThereIsHandedOffWithTheReason(String citation) throws Exception {
    var handedOff = (HandedOff) execute("{\"citations\":[\"" + citation + "\"]}");
    assertThat(handedOff.handoff().reason()).isEqualTo(HandoffReason.UNVERIFIED);
    assertThat(handedOff.handoff().note()).startsWith("citations: ");
    assertThat(handedOff.checks().getLast().name()).isEqualTo(Check.CITATIONS);
  }

  @Test
  void aDiffIsApplied() throws Exception {
    var right = "--- a/wait.py\\n+++ b/wait.py\\n@@ -2 +2 @@\\n-    return 2\\n+    return 4\\n";
    assertThat(execute("{\"diff\":\"" + right + "\"}")).isInstanceOf(Answered.class);
    assertThat(execute("{\"diff\":\"" + right.replace("return 2", "return 3") + "\"}"))
        .isInstanceOf(HandedOff.class);
  }

  @Test
  void aRulingWithoutToolsIsCheckedToo() throws Exception {
    var handedOff = (HandedOff) execute("{\"answer\":\"see wait.py:9\"}", ruling("repo"));
    assertThat(handedOff.checks())
        .containsExactly(
            Check.passed(Check.SCHEMA),
            Check.rejected(Check.PLACES, "wait.py has the lines 1 to 2, not 9 to 9"));
    assertThat(execute("{\"answer\":\"see wait.py:2\"}", ruling("repo")))
        .isInstanceOf(Answered.class);
  }

  @Test
  void aWorkerWithoutTheWorkspaceMakesNoCheckInIt() throws Exception {
    var answered = (Answered) execute("{\"answer\":\"see wait.py:9\"}", ruling("other"));
    assertThat(answered.checks()).containsExactly(Check.passed(Check.SCHEMA));
  }

  private Ended execute(String answer) throws MalformedMessage, IOException {
    return execute(answer, subtask());
  }

  private Ended execute(String answer, Subtask subtask) throws IOException {
    model.then(_ -> FakeModel.answer(answer));
    var workspaces = Map.of("repo", Workspace.open("repo", folder));
    var clock = InstantSource.fixed(NOW);
    var toolbox =
        new Toolbox(new ToolSettings(workspaces, Duration.ofSeconds(5), 4_096), List.of(), clock);
    var calls =
        new RetryingCall(
            RetryPolicy.DEFAULTS,
            new RetryBudget(10),
            new AdaptiveLimit(8, ticker, new Random(1)),
            ticker,
            new Random(1));
    return new ModelExecutor(model, NANO, calls, toolbox, new ResultFactory("w1", clock))
        .execute(subtask);
  }

  private static Subtask subtask() throws MalformedMessage {
    return subtask(
        List.of(Check.SCHEMA, Check.CITATIONS, Check.APPLIES),
        List.of("read_file"),
        "repo",
        new ToolLimits(2, 8_000));
  }

  private static Subtask ruling(String workspace) throws MalformedMessage {
    return subtask(List.of(Check.SCHEMA, Check.PLACES), List.of(), workspace, null);
  }

  private static Subtask subtask(
      List<String> chain, List<String> tools, String workspace, @Nullable ToolLimits limits)
      throws MalformedMessage {
    var like = Subtasks.classify().of("j", 1);
    var rules =
        new AnswerRules(Wire.tree("{\"type\":\"object\"}"), false, chain, List.of(), List.of());
    return new Subtask(
        like.identity(),
        like.assignment(),
        like.content(),
        rules,
        new Subtask.Bounds(tools, workspace, limits, 100, null, NOW.plusSeconds(600), NOW));
  }
}
