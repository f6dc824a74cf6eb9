package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.cost.Money;
import io.tierworks.common.prompt.Prompt;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.plan.ToolOffers;
import io.tierworks.planner.plan.WorkspaceTenants;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The calls for plan and judgment may use the tools that the job allows.
class OwnToolsTest {
  private static final ToolLimits OWN = new ToolLimits(2, 2_000);
  private static final ToolOffers OFFERED =
      _ -> Optional.of(new ToolOffer(Set.of("read_file", "search_files"), Set.of("repo")));

  @Test
  void aPlanIsMadeWithTheToolsOfTheJobAndAllRoundsAreReserved() {
    var plan = world(OWN, OFFERED).submit(job()).order("plan-0001");

    assertThat(plan.bounds().tools()).containsExactly("search_files");
    assertThat(plan.bounds().workspace()).isEqualTo("repo");
    assertThat(plan.bounds().toolLimits()).isEqualTo(OWN);
    assertThat(Prompt.of(plan).system()).contains("You may call the tools that are offered");
    var flagship = World.LADDER.flagship().price();
    var all = OWN.most(Prompt.of(plan).tokenBound(), 1, plan.bounds().maxOutputTokens());
    assertThat(plan.bounds().maxCost()).isEqualTo(flagship.of(all));
  }

  @Test
  void soIsAJudgment() {
    var judge = judged(world(OWN, OFFERED));

    assertThat(judge.bounds().tools()).containsExactly("search_files");
    assertThat(judge.bounds().toolLimits()).isEqualTo(OWN);
  }

  @Test
  void withoutRoundsNeitherHasTools() {
    var world = world(ToolLimits.NONE, OFFERED).submit(job());

    assertThat(world.order("plan-0001").bounds().tools()).isEmpty();
    assertThat(judged(world(ToolLimits.NONE, OFFERED)).bounds().tools()).isEmpty();
  }

  @Test
  void whatTheFlagshipsWorkersDoNotOfferIsNotGiven() {
    ToolOffers cheap = tier -> tier.equals("nano") ? OFFERED.of(tier) : Optional.empty();
    ToolOffers elsewhere =
        tier ->
            tier.equals("nano")
                ? OFFERED.of(tier)
                : Optional.of(new ToolOffer(Set.of("search_files"), Set.of("other")));

    assertThat(world(OWN, cheap).submit(job()).order("plan-0001").bounds().tools()).isEmpty();
    assertThat(world(OWN, elsewhere).submit(job()).order("plan-0001").bounds().tools()).isEmpty();
  }

  @Test
  void aJobThatCannotPayAllRoundsIsPlannedWithoutTools() {
    var without = world(ToolLimits.NONE, OFFERED).submit(job()).order("plan-0001").bounds();
    var plan = Objects.requireNonNull(without.maxCost());
    var poor = ToolsTest.job(List.of("search_files"), "repo", new Money(3 * plan.nanos()));

    var bounds = world(OWN, OFFERED).submit(poor).order("plan-0001").bounds();

    assertThat(bounds.tools()).isEmpty();
    assertThat(bounds.toolLimits()).isNull();
  }

  private static Subtask judged(World world) {
    return judging(world).order("judge-0001");
  }

  /// A job with one subtask that waits for its judgment.
  static World judging(World world) {
    world
        .submit(job())
        .plan(
            Plans.form("dag")
                .step("a", "nano", "job")
                .but(step -> step.putArray("tools").add("search_files"))
                .json());
    return world.answer("a-0001", Plans.label("x"));
  }

  private static Job job() {
    return ToolsTest.job(List.of("search_files"), "repo");
  }

  static World world(ToolLimits own, ToolOffers offers) {
    return world(new Policy.Tools(World.TOOL_LIMITS, own, offers, WorkspaceTenants.ALL));
  }

  static World world(Policy.Tools tools) {
    var like = World.policy(64);
    return new World(
        new Policy(
            like.ladder(),
            like.library(),
            like.defaults(),
            like.atLimits(),
            like.share(),
            tools,
            like.routes(),
            like.settling(),
            like.retention(),
            like.audits(),
            like.summaries()));
  }
}
