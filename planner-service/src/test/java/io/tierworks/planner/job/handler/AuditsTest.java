package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierworks.common.contract.result.JobResult.Dispute;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.event.CheckEvent.AuditCounted;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditsTest {
  private static final KindTier NANO = new KindTier("classify", "nano");
  private static final int MANY = 20_000;

  @Test
  void theShareOfTheAnswersIsSelected() {
    assertThat(selected(0.01, 0)).isBetween(MANY / 100 - 50L, MANY / 100 + 50L);
    assertThat(selected(0.3, 7)).isBetween(MANY * 3 / 10 - 200L, MANY * 3 / 10 + 200L);
    assertThat(selected(0, 0)).isZero();
    assertThat(selected(1, 0)).isEqualTo(MANY);
  }

  @Test
  void anotherSeedSelectsOthers() {
    var one = new Policy.Audits(0.5, 1, 1);
    var other = new Policy.Audits(0.5, 1, 2);
    var same =
        IntStream.range(0, MANY)
            .filter(i -> one.selects("j", "sort-" + i) == other.selects("j", "sort-" + i))
            .count();
    assertThat(same).isBetween(MANY / 2 - 400L, MANY / 2 + 400L);
  }

  @Test
  void theJudgeIsToldWhichAnswersAnAuditDisputes() {
    var world = disputed();
    assertThat(PlanningTest.material(world.order("judge-0001"), "audits"))
        .isEqualTo(
            """
            {"subtask":"sort-0002","item":"T-1","fields":["label"]}
            {"subtask":"sort-0003","item":"T-2","fields":["label"]}\
            """);
  }

  @Test
  void theResultNamesTheAnswersThatAnAuditDisputesAndTheFields() {
    var world = disputed().answer("judge-0001", Plans.ruling("accept"));
    assertThat(world.result().disputes())
        .containsExactly(
            new Dispute("sort-0002", "T-1", List.of("label")),
            new Dispute("sort-0003", "T-2", List.of("label")));
  }

  /// The flagship answers all three items as nano answered the first.
  private static World disputed() {
    var world = World.auditing(1).submit(Jobs.of(3)).plan(Plans.map());
    world.answer("sort-0001", Plans.label("billing")).answerAll("sort");
    world.outstanding().forEach(audit -> world.answer(audit, Plans.label("billing")));
    return world;
  }

  @Test
  void theJudgeIsToldNothingIfAllAuditsAgree() {
    var world = World.auditing(1).submit(Jobs.of(3)).plan(Plans.map());
    for (int i = 0; i < 2; i++) {
      world.outstanding().forEach(subtask -> world.answer(subtask, Plans.label("billing")));
    }
    assertThat(world.order("judge-0001").content().inputs())
        .extracting("name")
        .doesNotContain("audits");
  }

  @Test
  void anAuditCountsOnceForTheLinksOfTheChain() {
    var world = disputed();
    assertThat(world.happened(AuditCounted.class))
        .extracting(AuditCounted::of, AuditCounted::links, AuditCounted::tally)
        .containsExactly(
            tuple(NANO, List.of("schema"), AuditTally.AGREED),
            tuple(NANO, List.of("schema"), AuditTally.DISAGREED),
            tuple(NANO, List.of("schema"), AuditTally.DISAGREED));
  }

  private static long selected(double share, long seed) {
    var audits = new Policy.Audits(share, 1, seed);
    return IntStream.range(0, MANY).filter(i -> audits.selects("j", "sort-" + i)).count();
  }
}
