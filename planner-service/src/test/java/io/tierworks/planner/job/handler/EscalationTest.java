package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.job.Routing;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.PlanEvent.SubtaskRouted;
import io.tierworks.planner.routing.Acceptance;
import io.tierworks.planner.routing.AcceptanceSource;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Route.Reason;
import io.tierworks.planner.routing.Share;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What follows a refused answer. A job has four attempts for each subtask, and a person costs as
/// much as four calls of the flagship.
class EscalationTest {
  private static final AcceptanceSource USELESS_MINI = EscalationTest::uselessMini;

  private static Acceptance uselessMini(KindTier of) {
    var after = of.tier().equals("mini") ? new Share(0, 95) : new Share(0, 0);
    return new Acceptance(new Share(0, 0), after, new Share(0, 20), false);
  }

  private static World running(@Nullable Routing routing, ReviewPolicy ask) {
    var job = Jobs.routed(1, Jobs.NONE, Review.of(ask), PlanForm.DAG, null, routing);
    return new World().knowing(AcceptanceSource.NOTHING).submit(job).plan(Plans.map());
  }

  private static World refuse(World world) {
    var order = world.order("sort-0001");
    return world.report(Reports.handedOff(order, HandoffReason.UNVERIFIED, Plans.label("bad")));
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
