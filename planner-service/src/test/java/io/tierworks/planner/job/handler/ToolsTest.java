package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.JobEventType.OfSubtask;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.ToolCall;
import io.tierworks.common.contract.subtask.ToolCall.Outcome;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.common.cost.Money;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.plan.WorkspaceTenants;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs whose subtasks use tools.
class ToolsTest {

  @ParameterizedTest
  @CsvSource({
    "shell,     ,      tools,     no worker offers the tool 'shell'",
    "read_file, other, workspace, no worker offers the workspace 'other'"
  })
  void whatNoWorkerOffersIsRejectedBeforeAnythingIsPaid(
      String tool, @Nullable String workspace, String field, String rule) {
    var result = new World().submit(job(List.of(tool), workspace)).result();
    assertThat(result.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(result.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.field()).isEqualTo(field);
          assertThat(error.rule()).isEqualTo(rule);
        });
    assertThat(result.bill().calls()).isZero();
  }

  @Test
  void aTenantMayNameAWorkspaceThatIsOpenToIt() {
    var world = limitedTo("default").submit(job(List.of("search_files"), "repo"));
    assertThat(world.outstanding()).containsExactly("plan-0001");
  }

  @Test
  void aWorkspaceThatIsNotOpenToTheTenantIsRejectedBeforeAnythingIsPaid() {
    var result = limitedTo("shop").submit(job(List.of("search_files"), "repo")).result();
    assertThat(result.status()).isEqualTo(JobStatus.REJECTED);
    assertThat(result.errors())
        .containsExactly(
            new Violation(
                "workspace",
                "'repo' is not open to the tenant 'default'",
                "name another workspace, or add the tenant to workspace.repo.tenants of the planner"));
    assertThat(result.bill().calls()).isZero();
  }

  private static World limitedTo(String tenant) {
    var tenants = new WorkspaceTenants(Map.of("repo", Set.of(tenant)));
    return OwnToolsTest.world(
        new Policy.Tools(World.TOOL_LIMITS, ToolLimits.NONE, World::offer, tenants));
  }

  @Test
  void aJobWithToolsIsPlannedHoweverSmallItIs() {
    var world = new World().submit(job(List.of("search_files"), "repo"));
    assertThat(world.outstanding()).containsExactly("plan-0001");
    assertThat(Prompt.of(world.order("plan-0001")).user())
        .contains(
            "<data name=\"tools\">\n{\"tool\":\"search_files\",\"tiers\":[\"nano\"]}\n</data>");
  }

  @Test
  void theReservationOfASubtaskCoversAllRounds() {
    var order = searching().order("a-0001");
    assertThat(order.bounds().tools()).containsExactly("search_files");
    assertThat(order.bounds().workspace()).isEqualTo("repo");
    assertThat(order.bounds().toolLimits()).isEqualTo(World.TOOL_LIMITS);
    var prompt = Prompt.of(order).tokenBound();
    var nano = World.LADDER.rung("nano").price();
    var all = World.TOOL_LIMITS.most(prompt, 1, order.bounds().maxOutputTokens());
    assertThat(order.bounds().maxCost()).isEqualTo(nano.of(all));
    assertThat(all.output()).isEqualTo(3L * order.bounds().maxOutputTokens());
    assertThat(Prompt.of(order).system()).contains("You may call the tools that are offered");
  }

  @Test
  void theBillNamesWhatWasReadAndTheEventEachCall() {
    var world = used();
    var result = world.result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.bill().snapshots()).containsExactly("repo@git:1");
    var event =
        world.messages().stream()
            .filter(Message.Audit.class::isInstance)
            .map(message -> ((Message.Audit) message).event())
            .filter(each -> each.type() == OfSubtask.TOOLS_USED)
            .findFirst()
            .orElseThrow();
    var detail = Objects.requireNonNull(event.detail());
    assertThat(detail.path("snapshot").asText()).isEqualTo("repo@git:1");
    assertThat(detail.at("/toolCalls/0/tool").asText()).isEqualTo("search_files");
  }

  /// A job whose only subtask searched its workspace once.
  static World used() {
    var world = searching();
    var calls = List.of(new ToolCall(1, "search_files", "{}", 90, 3, Outcome.OK));
    var order = world.order("a-0001");
    return world.report(answered(order, calls, "repo@git:1")).judge(Plans.citing("a"));
  }

  private static SubtaskResult.Answered answered(
      Subtask order, List<ToolCall> calls, String snapshot) {
    var spent = new Spent("m", Usage.of(100, 10), Money.dollars("0.0001"), 2, false, 5);
    return new SubtaskResult.Answered(
        WorkerRun.of(order, "w1"),
        Plans.label("x"),
        List.of(),
        spent.withTools(calls, snapshot),
        World.START);
  }

  private static World searching() {
    return new World()
        .submit(job(List.of("search_files"), "repo"))
        .plan(
            Plans.form("dag")
                .step("a", "nano", "job")
                .but(step -> step.putArray("tools").add("search_files"))
                .json());
  }

  static Job job(List<String> tools, @Nullable String workspace) {
    return job(tools, workspace, null);
  }

  static Job job(List<String> tools, @Nullable String workspace, @Nullable Money cap) {
    var limits = cap == null ? null : new Limits(cap, null, null, null, null, null);
    return Job.of(
        "j",
        "Where is the delay set?",
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        limits,
        null,
        tools,
        workspace,
        null,
        null,
        null,
        false);
  }
}
