package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.PlanEvent.SubtaskRouted;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import io.tierworks.planner.routing.Acceptance;
import io.tierworks.planner.routing.AcceptanceSource;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Route;
import io.tierworks.planner.routing.Route.Reason;
import io.tierworks.planner.routing.Share;
import io.tierworks.planner.routing.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What follows a refused answer. A job has four attempts for each subtask, and a person costs as
/// much as four calls of the flagship.
class EscalationTest {
  private static final AcceptanceSource USELESS_MINI = EscalationTest::uselessMini;

  private static final Limits REPLANS = new Limits(null, null, null, null, null, null, 1);

  /// A call of the flagship costs more than a planning call.
  private static final JsonNode LONG =
      Plans.form("dag").step("sort", "nano", "items").longAnswers().json();

  private static final Share NOTHING = new Share(0, 0);

  private static Acceptance uselessMini(KindTier of) {
    var after = of.tier().equals("mini") ? new Share(0, 95) : new Share(0, 0);
    return new Acceptance(new Share(0, 0), after, new Share(0, 20), NOTHING, false);
  }

  /// A new plan has led to an answer 57 times of 57.
  private static Acceptance goodPlans(KindTier of) {
    var replanned = of.tier().equals("mini") ? new Share(57, 0) : NOTHING;
    return new Acceptance(NOTHING, NOTHING, NOTHING, replanned, false);
  }

  private static World running(@Nullable Routing routing, ReviewPolicy ask) {
    var job = Jobs.routed(1, Jobs.NONE, Review.of(ask), PlanForm.DAG, null, routing);
    return new World().knowing(AcceptanceSource.NOTHING).submit(job).plan(Plans.map());
  }

  private static World replanning(int items, ReviewPolicy ask) {
    return replanning(items, ask, Plans.map());
  }

  private static World replanning(int items, ReviewPolicy ask, JsonNode plan) {
    var job = Jobs.routed(items, REPLANS, Review.of(ask), PlanForm.DAG, null, Routing.ADAPTIVE);
    return new World().knowing(AcceptanceSource.NOTHING).submit(job).plan(plan);
  }

  private static World refuse(World world) {
    return refuse(world, "sort-0001");
  }

  private static World refuse(World world, String subtask) {
    var order = world.order(subtask);
    return world.report(Reports.handedOff(order, HandoffReason.UNVERIFIED, Plans.label("bad")));
  }

  private static Route lastRoute(World world) {
    return world.happened(SubtaskRouted.class).getLast().route();
  }

  private static String next(World world) {
    return refuse(world).order("sort-0001").tier();
  }

  @Test
  void withoutVerdictsTheNextDearerTierFollows() {
    var world = running(Routing.ADAPTIVE, ReviewPolicy.NEVER);
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    assertThat(next(world)).isEqualTo("mini");
    assertThat(next(world)).isEqualTo("flagship");
    assertThat(next(world)).isEqualTo("flagship");
    refuse(world);
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void aTierThatDoesNotHelpIsSkippedAndTheValuesAreRecorded() {
    var world = running(Routing.ADAPTIVE, ReviewPolicy.NEVER).knowing(USELESS_MINI);
    assertThat(next(world)).isEqualTo("flagship");
    assertThat(world.lines()).containsSubsequence("subtask_routed", "subtask_escalated");
    var routed = world.happened(SubtaskRouted.class).getFirst();
    assertThat(routed.from()).isEqualTo(new KindTier("classify", "nano"));
    assertThat(routed.route().reason()).isEqualTo(Reason.LEAST_COST);
    assertThat(routed.route().learned())
        .extracting("tier", "acceptance")
        .containsExactly(tuple("nano", 0.025), tuple("mini", 0.03), tuple("flagship", 0.6));
    var state = world.store().subtask("j", SubtaskRef.parse("sort-0001").orElseThrow());
    assertThat(state.orElseThrow().route()).isEqualTo(routed.route());
  }

  @Test
  void aJobThatIsRoutedAsPlannedClimbsTheLadder() {
    var world = running(null, ReviewPolicy.INFO).knowing(USELESS_MINI);
    assertThat(next(world)).isEqualTo("mini");
    assertThat(next(world)).isEqualTo("flagship");
    assertThat(next(world)).isEqualTo("flagship");
    refuse(world);
    assertThat(world.lines()).doesNotContain("subtask_routed", "question_asked");
  }

  @Test
  void aPersonIsAskedWhenAnotherCallIsExpectedToCostMore() {
    var world = running(Routing.ADAPTIVE, ReviewPolicy.INFO);
    assertThat(next(world)).isEqualTo("mini");
    assertThat(next(world)).isEqualTo("flagship");
    refuse(world);
    assertThat(world.happened(SubtaskRouted.class).getLast().route().reason())
        .isEqualTo(Reason.PERSON);
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
    var question = world.job().question(SubtaskRef.parse("sort-0001").orElseThrow()).orElseThrow();
    assertThat(question.text())
        .isEqualTo("every answer so far was refused; the last one: not sure");
    world.tell(new JobCommand.Answer("j", "sort-0001", "It is about money.", "kim"));
    assertThat(world.order("sort-0001").tier()).isEqualTo("flagship");
    assertThat(world.order("sort-0001").content().inputs().toString())
        .contains("It is about money.");
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aSubtaskIsLeftToANewPlanWhenAnotherCallIsExpectedToCostMore() {
    var world = replanning(1, ReviewPolicy.NEVER, LONG).knowing(EscalationTest::goodPlans);
    assertThat(next(world)).isEqualTo("mini");
    refuse(world);
    assertThat(lastRoute(world).reason()).isEqualTo(Reason.REPLAN);
    assertThat(lastRoute(world).otherwise())
        .extracting("way", "acceptance")
        .containsExactly(tuple(Reason.REPLAN, 0.967));
    assertThat(world.lines()).containsSubsequence("subtask_routed", "subtask_failed");
    assertThat(world.outstanding()).containsExactly("replan-0001");
    world.answer("replan-0001", Plans.replan("mini", "sort-0001"));
    assertThat(world.order("sort-0001").attempt().number())
        .as("with attempts to spare")
        .isEqualTo(3);
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aPersonIsAskedWhoCostsLessThanANewPlan() {
    var world = replanning(1, ReviewPolicy.INFO).knowing(EscalationTest::goodPlans);
    assertThat(next(world)).isEqualTo("mini");
    assertThat(next(world)).isEqualTo("flagship");
    refuse(world);
    assertThat(lastRoute(world).reason()).isEqualTo(Reason.PERSON);
    assertThat(lastRoute(world).otherwise())
        .extracting("way", "acceptance")
        .containsExactly(tuple(Reason.PERSON, null), tuple(Reason.REPLAN, 0.967));
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
  }

  @Test
  void aNewPlanForOneSubtaskIsDearUntilVerdictsSayThatItHelps() {
    var world = replanning(1, ReviewPolicy.NEVER);
    assertThat(next(world)).isEqualTo("mini");
    assertThat(next(world)).isEqualTo("flagship");
    assertThat(next(world)).isEqualTo("flagship");
    assertThat(lastRoute(world).reason()).isEqualTo(Reason.LEAST_COST);
    assertThat(lastRoute(world).otherwise())
        .extracting("way", "acceptance")
        .containsExactly(tuple(Reason.REPLAN, 0.333));
  }

  @Test
  void theSubtasksThatWaitForANewPlanShareItsPrice() {
    var world = replanning(3, ReviewPolicy.NEVER).knowing(EscalationTest::goodPlans);
    refuse(world);
    var alone = lastRoute(world).otherwise().getFirst().expected();
    world.report(Reports.failed(world.order("sort-0002"), false));
    refuse(world, "sort-0003");
    assertThat(lastRoute(world).otherwise().getFirst().expected()).isLessThan(alone);
  }

  @Test
  void noMoreSubtasksAreLeftToANewPlanThanItIsAbout() {
    var world = replanning(42, ReviewPolicy.NEVER).knowing(EscalationTest::goodPlans);
    for (int i = 1; i <= 39; i++) {
      world.report(Reports.failed(world.order("sort-00%02d".formatted(i)), false));
    }
    refuse(world, "sort-0041");
    assertThat(lastRoute(world).otherwise()).hasSize(1);
    world.report(Reports.failed(world.order("sort-0040"), false));
    refuse(world, "sort-0042");
    assertThat(lastRoute(world).otherwise()).isEmpty();
  }

  @Test
  void aJobWithoutNewPlansAndOneThatHadItsLastWeighNone() {
    var without = running(Routing.ADAPTIVE, ReviewPolicy.NEVER).knowing(EscalationTest::goodPlans);
    refuse(without);
    assertThat(lastRoute(without).otherwise()).isEmpty();
    var world = replanning(1, ReviewPolicy.NEVER).knowing(EscalationTest::goodPlans);
    while (world.outstanding().contains("sort-0001")) {
      refuse(world);
    }
    refuse(world.answer("replan-0001", Plans.replan("nano", "sort-0001")));
    assertThat(lastRoute(world).otherwise()).isEmpty();
  }

  @Test
  void aSubtaskThatAnotherStepReadsIsNotLeftBecauseThatWouldBeDoneTwice() {
    var plan =
        Plans.form("dag")
            .step("sort", "nano", "items")
            .step("check", "nano", "sort")
            .step("sum", "mini", "job", "check")
            .json();
    var world = replanning(1, ReviewPolicy.NEVER, plan).knowing(EscalationTest::goodPlans);
    refuse(world);
    assertThat(lastRoute(world).otherwise()).isEmpty();
  }

  @Test
  void whatBecomesOfASubtaskThatIsPlannedAgainIsCountedOnce() {
    var world = replanning(2, ReviewPolicy.NEVER).knowing(EscalationTest::goodPlans);
    for (var subtask : List.of("sort-0001", "sort-0002")) {
      while (world.outstanding().contains(subtask)) {
        refuse(world, subtask);
      }
    }
    int before = world.happened(VerdictCounted.class).size();
    world.answer("replan-0001", Plans.replan("mini", "sort-0001", "sort-0002"));
    refuse(world, "sort-0001").answer("sort-0001", Plans.label("x"));
    while (world.outstanding().contains("sort-0002")) {
      refuse(world, "sort-0002");
    }
    var counted = world.happened(VerdictCounted.class);
    assertThat(counted.subList(before, counted.size()))
        .extracting(VerdictCounted::of, VerdictCounted::verdict)
        .containsExactly(
            tuple(new KindTier("classify", "flagship"), Verdict.ACCEPTED_REPLANNED),
            tuple(new KindTier("classify", "flagship"), Verdict.REFUSED_REPLANNED));
  }

  @Test
  void aSubtaskAsksTwiceAtMost() {
    var world = running(Routing.ADAPTIVE, ReviewPolicy.INFO);
    for (int asked = 0; asked < 2; asked++) {
      while (!world.outstanding().isEmpty()) {
        refuse(world);
      }
      assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_INFO);
      world.tell(new JobCommand.Answer("j", "sort-0001", "Look again.", "kim"));
    }
    while (world.outstanding().contains("sort-0001")) {
      refuse(world);
    }
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
  }
}
