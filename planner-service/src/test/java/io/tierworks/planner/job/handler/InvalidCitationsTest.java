package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.contract.subtask.WorkerRun;
import io.tierworks.planner.plan.ToolOffers;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A final answer that names files and lines which the workspace does not have.
class InvalidCitationsTest {
  private static final String FAULT = "a.py has the lines 1 to 2, not 9 to 9";

  @Test
  void theJudgesWorkerLooksUpThePlacesWhereItHasTheWorkspace() {
    var judge = judging().order("judge-0001");
    assertThat(judge.bounds().workspace()).isEqualTo("repo");
    assertThat(judge.bounds().tools()).isEmpty();
    assertThat(judge.answer().verify()).containsExactly(Check.SCHEMA, Check.PLACES);
  }

  @Test
  void whereItDoesNotNothingIsLookedUp() {
    var judge = OwnToolsTest.judging(new World()).order("judge-0001");
    assertThat(judge.bounds().workspace()).isNull();
    assertThat(judge.answer().verify()).containsExactly(Check.SCHEMA);
  }

  @Test
  void anInvalidPlaceIsSentBackOnceWithTheFinding() {
    var world = judging();
    rule(world);
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(PlanningTest.material(world.order("judge-0001"), "findings")).contains(FAULT);
    world.answer("judge-0001", Plans.citing("a-0001"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().invalidCitations()).isEmpty();
  }

  @Test
  void thenTheResultIsFlagged() {
    var result = flagged().result();
    assertThat(result.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(result.answer()).hasToString("\"all is well\"");
    assertThat(result.invalidCitations()).isEqualTo(FAULT);
  }

  /// A job whose judge names the wrong place twice.
  static World flagged() {
    var world = judging();
    rule(world);
    rule(world);
    return world;
  }

  private static World judging() {
    ToolOffers all = _ -> World.offer("nano");
    return OwnToolsTest.judging(OwnToolsTest.world(ToolLimits.NONE, all));
  }

  private static void rule(World world) {
    world.report(wrong(world.order("judge-0001")));
  }

  private static SubtaskResult.HandedOff wrong(Subtask order) {
    var places = Check.rejected(Check.PLACES, FAULT);
    return new SubtaskResult.HandedOff(
        WorkerRun.of(order, "w1"),
        new SubtaskResult.Handoff(
            HandoffReason.UNVERIFIED, places.feedback(), Plans.citing("a-0001")),
        List.of(Check.passed(Check.SCHEMA), places),
        Reports.spent(order),
        World.START);
  }
}
