package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskKind;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.event.ReplanEvent.NotReplanned;
import io.tierworks.planner.job.event.ReplanEvent.Replanned;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Planning the subtasks again whose answers were all refused.
class ReplanningTest {
  private static final JsonNode ACCEPT = Plans.ruling("accept");

  @Test
  void aSubtaskThatIsPlannedAgainTakesThePlaceOfItsGap() {
    var world = running(1);
    var first = world.order("sort-0001");
    Reports.refuseAll(world, "sort-0001").answerAll("sort");
    assertThat(world.outstanding()).containsExactly("replan-0001");
    world.answer("replan-0001", Plans.replan("mini", "sort-0001"));
    var again = world.order("sort-0001");
    assertThat(again.tier()).isEqualTo("mini");
    assertThat(again.answer()).as("form and checks stay").isEqualTo(first.answer());
    assertThat(again.content().instructions()).isEqualTo("Do sort\n\nRead it twice.");
    world.answerAll("sort").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().gaps()).isEmpty();
    assertThat(world.result().items())
        .extracting(ItemAnswer::item)
        .containsExactly("T-0", "T-1", "T-2");
    assertThat(world.lines()).containsSubsequence("subtask_failed", "replanned", "judging");
  }

  @Test
  void theDeadLetterIsClosedWhenItsSubtaskIsTriedAgain() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    var letter = world.said(Message.DeadSubtask.class).getFirst().envelope().attempt();
    assertThat(world.said(Message.RedrivenSubtask.class)).isEmpty();
    world.answer("replan-0001", Plans.replan("mini", "sort-0001"));
    assertThat(world.said(Message.RedrivenSubtask.class))
        .containsExactly(new Message.RedrivenSubtask(letter));
    Reports.refuseAll(world, "sort-0001");
    assertThat(world.said(Message.DeadSubtask.class)).as("and another one is open").hasSize(2);
  }

  @Test
  void thePlanningModelReadsWhatWasRefusedAndWhy() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    var call = world.order("replan-0001");
    assertThat(call.kind()).isEqualTo(SubtaskKind.REPLAN);
    assertThat(call.tier()).isEqualTo("flagship");
    assertThat(call.assignment().purpose()).isEqualTo(Purpose.PLAN);
    assertThat(text(call, "goal")).isEqualTo("Sort the tickets");
    assertThat(text(call, "steps")).contains("\"step\":\"sort\"", "Do sort");
    assertThat(text(call, "gaps"))
        .contains("\"subtask\":\"sort-0001\"", "unsure: not sure", "Ticket number 0");
  }

  @Test
  void theNewInstructionsStayWithTheSubtask() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    world.answer("replan-0001", Plans.replan("nano", "sort-0001"));
    world.report(Reports.refused(world.order("sort-0001")));
    assertThat(world.order("sort-0001").tier()).isEqualTo("mini");
    assertThat(world.order("sort-0001").content().instructions()).endsWith("Read it twice.");
    assertThat(text(world.order("sort-0001"), "feedback")).isEqualTo("not sure");
  }

  @Test
  void aJobIsPlannedAgainAsOftenAsItsLimitSays() {
    var world = Reports.refuseAll(running(2), "sort-0001").answerAll("sort");
    for (var call : new String[] {"replan-0001", "replan-0002"}) {
      assertThat(world.outstanding()).containsExactly(call);
      world.answer(call, Plans.replan("nano", "sort-0001"));
      Reports.refuseAll(world, "sort-0001");
    }
    assertThat(world.outstanding()).containsExactly("judge-0001");
    world.judge(ACCEPT);
    assertThat(world.happened(Replanned.class)).hasSize(2);
    assertThat(world.result().gaps()).extracting(Gap::subtask).containsExactly("sort-0001");
  }

  @Test
  void aJobThatDoesNotAskForItKeepsItsGaps() {
    var world = Reports.refuseAll(RunningTest.running(3), "sort-0001").answerAll("sort");
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(world.happened(NotReplanned.class)).isEmpty();
  }

  @Test
  void aCapThatDoesNotCoverTheCallLeavesTheGap() {
    var world = Reports.refuseAll(running(1, "0.10"), "sort-0001").answerAll("sort");
    assertThat(world.lines()).containsSubsequence("subtask_failed", "not_replanned", "judging");
    assertThat(world.happened(NotReplanned.class).getFirst().why())
        .startsWith("the budget does not cover the call, which could cost $");
    world.judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().gaps()).extracting(Gap::subtask).containsExactly("sort-0001");
  }

  @Test
  void aFaultOfTheEndpointIsNotPlannedAgain() {
    var world = running(1);
    world.report(Reports.failed(world.order("sort-0001"), false)).failForGood("sort-0002");
    world.answerAll("sort");
    assertThat(world.job().failedSubtasks()).isEqualTo(2);
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort-0002", "sort-9999", "judge-0001", "x"})
  void onlyWhatWasGivenUpCanBePlannedAgain(String subtask) {
    var world = Reports.refuseAll(running(2), "sort-0001").answerAll("sort");
    world.answer("replan-0001", Plans.replan("mini", subtask));
    assertThat(world.happened(NotReplanned.class)).hasSize(1);
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void aTierThatDoesNotExistPlansNothing() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    world.answer("replan-0001", Plans.replan("giga", "sort-0001"));
    assertThat(world.outstanding()).containsExactly("judge-0001");
  }

  @Test
  void whatReadsTheStepInFullIsDoneAgain() {
    var world =
        submitted(limits(1, null))
            .plan(
                Plans.form("dag")
                    .step("sort", "nano", "items")
                    .step("sum", "mini", "job", "sort")
                    .json());
    Reports.refuseAll(world, "sort-0001").answerAll("sort").answerAll("sum");
    world.answer("replan-0001", Plans.replanOf(world.order("replan-0001"), "mini"));
    assertThat(world.outstanding()).containsExactly("sort-0001");
    world.answerAll("sort");
    assertThat(world.outstanding()).containsExactly("sum-0001");
    world.answerAll("sum").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts().accepted()).isEqualTo(4);
  }

  @Test
  void whatWasGivenUpWithTheSubtaskFollowsIt() {
    var world =
        submitted(limits(1, null))
            .plan(
                Plans.form("dag")
                    .step("sort", "nano", "items")
                    .step("check", "nano", "sort")
                    .json());
    Reports.refuseAll(world, "sort-0001").answerAll("sort").answerAll("check");
    world.answer("replan-0001", Plans.replanOf(world.order("replan-0001"), "mini"));
    world.answerAll("sort").answerAll("check").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts().accepted()).isEqualTo(6);
  }

  @Test
  void aCallThatFailsIsMadeAgain() {
    var world =
        Reports.refuseAll(running(1), "sort-0001").answerAll("sort").failAndWait("replan-0001");
    assertThat(world.order("replan-0001").attempt().number()).isEqualTo(2);
    world.answer("replan-0001", Plans.replan("mini", "sort-0001"));
    assertThat(world.outstanding()).containsExactly("sort-0001");
  }

  @Test
  void atTheTimeToWrapUpTheJobIsJudgedWithItsGaps() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    world.after(Duration.ofMinutes(59));
    assertThat(world.lines()).containsSubsequence("called_off", "not_replanned", "judging");
    assertThat(world.outstanding()).contains("judge-0001");
  }

  @Test
  void aPersonMayRedriveWhatIsAskedAbout() {
    var world = Reports.refuseAll(running(1), "sort-0001").answerAll("sort");
    world.tell(new JobCommand.Redrive("j", "sort-0001", "kim"));
    world.answer("replan-0001", Plans.replan("mini", "sort-0001"));
    assertThat(world.outstanding()).containsExactly("sort-0001");
    world.answerAll("sort").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static World running(int replans) {
    return submitted(limits(replans, null)).plan(Plans.map());
  }

  private static World running(int replans, String dollars) {
    return submitted(limits(replans, Money.dollars(dollars))).plan(Plans.map());
  }

  private static World submitted(Limits limits) {
    return new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER));
  }

  private static Limits limits(int replans, @Nullable Money cap) {
    return new Limits(cap, null, null, null, null, null, replans);
  }

  /// All blocks of this name.
  private static String text(Subtask order, String material) {
    return order.content().inputs().stream()
        .filter(input -> input.name().equals(material))
        .map(Material::text)
        .collect(Collectors.joining("\n"));
  }
}
