package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.planner.job.event.ReplanEvent.PartAccepted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A new plan splits a subtask whose answers were all refused.
class PartsTest {
  private static final JsonNode ACCEPT = Plans.ruling("accept");
  private static final String[] HALVES = {"The first half.", "The second half."};

  @Test
  void thePartsAreAnsweredOneAfterTheOtherAndJoined() {
    var world = split(running(1), HALVES);
    var first = world.order("sort-0001");
    assertThat(instructions(first))
        .isEqualTo(
            "Do sort\n\nRead it twice.\n\nThis is part 1 of 2. Answer it alone: The first half.");
    world.answer("sort-0001", Plans.label("a"));
    var second = world.order("sort-0001");
    assertThat(instructions(second)).endsWith("part 2 of 2. Answer it alone: The second half.");
    assertThat(second.tier()).isEqualTo(first.tier());
    world.answer("sort-0001", Plans.label("b"));
    assertThat(accepted(world)).isEqualTo(Plans.label("a\n\nb"));
    assertThat(world.lines())
        .containsSubsequence(
            "replanned", "subtask_part_accepted", "subtask_part_accepted", "subtask_accepted");
    world.judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().counts().subtasks()).isEqualTo(3);
  }

  @Test
  void theUsageOfAllPartsIsThatOfTheAnswer() {
    var world = split(running(1), HALVES);
    var first = Reports.answered(world.order("sort-0001"), Plans.label("a"));
    world.report(first);
    var second = Reports.answered(world.order("sort-0001"), Plans.label("b"));
    world.report(second);
    assertThat(world.happened(SubtaskAccepted.class).getLast().answer().usage())
        .isEqualTo(first.spent().usage().plus(second.spent().usage()));
  }

  @Test
  void eachPartHasAFullNumberOfAttempts() {
    var world = split(running(1), HALVES);
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < 3; i++) {
        world.report(Reports.refused(world.order("sort-0001")));
      }
      world.answer("sort-0001", Plans.label("x"));
    }
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(world.happened(PartAccepted.class)).extracting(PartAccepted::part).contains(1, 2);
  }

  @Test
  void aPartWithoutAnAnswerLeavesTheGap() {
    var world = split(running(1), HALVES).answer("sort-0001", Plans.label("a"));
    Reports.refuseAll(world, "sort-0001").judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.PARTIAL);
    assertThat(world.result().gaps()).extracting(Gap::subtask).containsExactly("sort-0001");
  }

  @Test
  void aRedriveGoesOnWithThePart() {
    var world =
        Reports.refuseAll(Reports.refuseAll(running(1), "sort-0001"), "sort-0002")
            .answerAll("sort");
    world.answer(
        "replan-0001", Plans.split(Plans.replan("mini", "sort-0001", "sort-0002"), HALVES));
    Reports.refuseAll(world.answer("sort-0001", Plans.label("a")), "sort-0001");
    world.tell(new JobCommand.Redrive("j", "sort-0001", "kim"));
    assertThat(instructions(world.order("sort-0001"))).contains("part 2 of 2");
    world.answer("sort-0001", Plans.label("b"));
    assertThat(accepted(world)).isEqualTo(Plans.label("a\n\nb"));
  }

  @Test
  void anotherPlanBeginsAnew() {
    var world = split(running(2), HALVES).answer("sort-0001", Plans.label("a"));
    Reports.refuseAll(world, "sort-0001");
    world.answer("replan-0002", Plans.split(Plans.replan("mini", "sort-0001"), "One.", "Two."));
    assertThat(instructions(world.order("sort-0001"))).contains("part 1 of 2", "One.");
  }

  /// A rule need not hold for a part.
  @Test
  void aJoinedAnswerThatFailsACheckIsFollowedByOneToTheWhole() {
    var world =
        split(
            planned(
                Plans.form("dag")
                    .step("sort", "nano", "items")
                    .ruled("answer.label.size() < 20")
                    .json(),
                limits(1, null)),
            HALVES);
    assertThat(world.order("sort-0001").answer().verify()).containsExactly("schema");
    world.answer("sort-0001", Plans.label("the first words"));
    world.answer("sort-0001", Plans.label("the others"));
    var whole = world.order("sort-0001");
    assertThat(instructions(whole))
        .isEqualTo("Do sort\n\nRead it twice.\n* The first half.\n* The second half.");
    assertThat(whole.answer().verify()).containsExactly("schema", "rules");
    assertThat(text(whole, "previous")).contains("the first words\\n\\nthe others");
    assertThat(text(whole, "feedback")).contains("it is wrong");
    world.answer("sort-0001", Plans.label("ok")).judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void theFurtherLinksCheckTheJoinedAnswer() {
    var plan = Plans.form("dag").step("sort", "nano", "items").judgedBy("mini").json();
    var world =
        new World()
            .submit(Jobs.with(1, limits(1, null), ReviewPolicy.NEVER, PlanForm.DAG))
            .plan(plan);
    split(world, HALVES);
    world.answer("sort-0001", Plans.label("a"));
    assertThat(world.outstanding()).as("no check of a part").containsExactly("sort-0001");
    world.answer("sort-0001", Plans.label("b"));
    var check = world.orders().getFirst();
    assertThat(check.assignment().purpose()).isEqualTo(Purpose.VERIFY);
    assertThat(check.content().inputs().toString()).contains("a\\n\\nb");
  }

  @ParameterizedTest
  @CsvSource({"9, 10000", "3, 4", "1, 10000"})
  void whatCannotBeSplitIsDoneAsAWhole(int parts, int maxSubtasks) {
    var world = planned(Plans.map(), limits(1, maxSubtasks));
    split(world, IntStream.range(0, parts).mapToObj(i -> "Part " + i).toArray(String[]::new));
    assertThat(instructions(world.order("sort-0001")))
        .contains("* Part 0", "* Part " + (parts - 1))
        .doesNotContain("Answer it alone");
    world.answer("sort-0001", Plans.label("all")).judge(ACCEPT);
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void asManyPartsAsTheJobMayHaveSubtasksAreDone() {
    var world = split(planned(Plans.map(), limits(1, 5)), "One.", "Two.", "Three.");
    assertThat(instructions(world.order("sort-0001"))).contains("part 1 of 3");
  }

  /// After a further revision of the input, the earlier parts say nothing any more.
  @Test
  void whatIsTakenBackIsDoneAnewInParts() {
    var plan =
        Plans.form("dag").step("sort", "nano", "items").step("sum", "mini", "job", "sort").json();
    var world = new World().submit(Jobs.with(3, limits(2, null), ReviewPolicy.NEVER)).plan(plan);
    world.answerAll("sort");
    Reports.refuseAll(world, "sum-0001");
    world.answer("replan-0001", Plans.split(Plans.replan("mini", "sum-0001"), HALVES));
    world.answer("sum-0001", Plans.label("a")).answer("sum-0001", Plans.label("b"));
    world.judge(Plans.ruling("revise", "sort-0001")).answerAll("sort");
    assertThat(instructions(world.order("sum-0001"))).contains("part 1 of 2");
    world.answer("sum-0001", Plans.label("c")).answer("sum-0001", Plans.label("d"));
    assertThat(accepted(world)).isEqualTo(Plans.label("c\n\nd"));
  }

  private static World running(int replans) {
    return planned(Plans.map(), limits(replans, null));
  }

  private static World planned(JsonNode plan, Limits limits) {
    return new World().submit(Jobs.with(3, limits, ReviewPolicy.NEVER)).plan(plan);
  }

  private static Limits limits(int replans, @Nullable Integer subtasks) {
    return new Limits(null, null, subtasks, null, null, null, replans);
  }

  /// All answers to the first subtask are refused, and the new plan splits it.
  private static World split(World world, String... parts) {
    Reports.refuseAll(world, "sort-0001").answerAll("sort");
    return world.answer("replan-0001", Plans.split(Plans.replan("mini", "sort-0001"), parts));
  }

  private static JsonNode accepted(World world) {
    return world.happened(SubtaskAccepted.class).getLast().answer().output();
  }

  private static String instructions(Subtask order) {
    return order.content().instructions();
  }

  private static String text(Subtask order, String material) {
    return order.content().inputs().stream()
        .filter(input -> input.name().equals(material))
        .map(Material::text)
        .collect(Collectors.joining("\n"));
  }
}
