package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.event.AttemptEvent.AttemptsCancelled;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskGivenUp;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// Chains with the link `votes`: a vote of nano counts 1, of mini 2, of the flagship 3.
class VotingTest {

  @Test
  void noMoreSamplesAreOutThanCouldDecide() {
    assertThat(samples(candidate(sort(5, 3))))
        .containsExactly(sample("nano", 1), sample("nano", 2));
    assertThat(samples(candidate(sort(5, 2)))).containsExactly(sample("nano", 1));
  }

  @Test
  void anAnswerThatLeadsIsAccepted() {
    var world = candidate(sort(5, 3)).answer(sample("nano", 1), Plans.label("A"));
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    var accepted = accepted(world.answer(sample("nano", 2), Plans.label("a")));
    assertThat(accepted.checks())
        .extracting(Check::name, Check::passed)
        .containsExactly(Tuple.tuple("schema", true), Tuple.tuple("votes", true));
    assertThat(accepted.checks().getLast().latencyMs()).isEqualTo(20);
    assertThat(accepted.attempt().number()).isEqualTo(1);
  }

  /// With a vote against it, the leader needs two more.
  @Test
  void aVoteAgainstTheLeaderIsMadeUpFor() {
    var world = candidate(sort(5, 2)).answer(sample("nano", 1), Plans.label("b"));
    assertThat(samples(world)).containsExactly(sample("nano", 2), sample("nano", 3));
    world.answer(sample("nano", 2), Plans.label("a"));
    var accepted = accepted(world.answer(sample("nano", 3), Plans.label("a")));
    assertThat(accepted.output()).isEqualTo(Plans.label("a"));
  }

  @Test
  void votesCarryOverToTheNextTier() {
    var world = candidate(sort(2, 2)).answer(sample("nano", 1), Plans.label("b"));
    assertThat(samples(world)).containsExactly(sample("mini", 2));
    var order = world.order(sample("mini", 2));
    assertThat(order.assignment().purpose()).isEqualTo(Purpose.VERIFY);
    assertThat(order.content().inputs())
        .extracting(Material::name)
        .containsExactly("item", "sample");
    var accepted = accepted(world.answer(sample("mini", 2), Plans.label("a")));
    assertThat(accepted.output()).isEqualTo(Plans.label("a"));
    assertThat(accepted.tier()).isEqualTo("nano");
  }

  @Test
  void theAnswerWithMostVotesReplacesTheCandidate() {
    var world = candidate(sort(2, 2)).answer(sample("nano", 1), Plans.label("b"));
    var accepted = accepted(world.answer(sample("mini", 2), Plans.label("b")));
    assertThat(accepted.output()).isEqualTo(Plans.label("b"));
    assertThat(world.happened(AttemptsCancelled.class)).isEmpty();
  }

  @Test
  void aSampleThatIsHandedBackIsNoVote() {
    var world = candidate(sort(3, 2));
    world.report(Reports.handedOff(world.order(sample("nano", 1)), HandoffReason.UNVERIFIED, null));
    assertThat(samples(world)).containsExactly(sample("nano", 2));
    assertThat(accepted(world.answer(sample("nano", 2), Plans.label("a"))).output())
        .isEqualTo(Plans.label("a"));
  }

  @Test
  void whereNoAnswerLeadsTheSubtaskIsGivenUp() {
    var world = candidate(sort(1, 3));
    apart(world);
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    assertThat(world.happened(SubtaskGivenUp.class))
        .singleElement()
        .satisfies(given ->
            assertThat(given.gap().detail())
                .isEqualTo(
                    "nothing could verify the answer: votes: undecided: the first of 3 answers has"
                        + " 3 votes and leads by 1; it has to lead by 3"));
  }

  @Test
  void theNextLinkDecidesOnTheAnswerWithMostVotes() {
    var world = candidate(sort(1, 3).judgedBy("mini"));
    apart(world);
    var rubric = "verify.mini.1.rubric_mini.sort-0001";
    assertThat(world.order(rubric).content().inputs().getLast().text())
        .isEqualTo("{\"label\":\"c\"}");
    assertThat(accepted(world.answer(rubric, Plans.rubric(true))).output())
        .isEqualTo(Plans.label("c"));
  }

  @Test
  void anAnswerOfTheFlagshipMayLeadByItself() {
    var world = new World().submit(Jobs.of(3));
    var plan = Plans.form("dag").step("sort", "flagship", "items").voted(2, 3);
    world.plan(plan.json()).answer("sort-0001", Plans.label("a"));
    assertThat(samples(world)).isEmpty();
    assertThat(accepted(world).tier()).isEqualTo("flagship");
  }

  @Test
  void anAnswerThatCodeRejectsIsNoVoteAndItsTierAnswersAgain() {
    var world = new World().submit(Jobs.of(3)).plan(sort(2, 2).json());
    rejected(world);
    assertThat(world.order("sort-0001").tier()).isEqualTo("nano");
    rejected(world);
    assertThat(world.order("sort-0001").tier()).isEqualTo("mini");
    world.answer("sort-0001", Plans.label("a"));
    assertThat(accepted(world).tier()).isEqualTo("mini");
  }

  private static void rejected(World world) {
    world.report(
        Reports.handedOff(world.order("sort-0001"), HandoffReason.UNVERIFIED, Plans.label("no")));
  }

  @Test
  void whatTheJudgeSendsBackGoesAboveTheDearestTierThatVoted() {
    var world = candidate(sort(1, 2)).answer(sample("mini", 1), Plans.label("b"));
    world.answer(sample("flagship", 2), Plans.label("b"));
    assertThat(accepted(world).tier()).isEqualTo("mini");
    for (int i = 2; i <= 3; i++) {
      world.answer("sort-000" + i, Plans.label("a"));
      world.answer("verify.mini.1.votes_1.sort-000" + i, Plans.label("a"));
    }
    world.judge(Plans.ruling("revise", "sort-0001", "sort-0002"));
    assertThat(world.order("sort-0001").tier()).isEqualTo("flagship");
    assertThat(world.order("sort-0002").tier()).isEqualTo("flagship");
  }

  /// One more vote of the judge's tier makes up for it.
  @Test
  void anAnswerThatTheJudgeSentBackHasAVoteAgainstIt() {
    var world = new World().submit(Jobs.of(3));
    world.plan(Plans.form("dag").step("sort", "flagship", "items").voted(3, 3).json());
    world.answerAll("sort").judge(Plans.ruling("revise", "sort-0001", "sort-0002"));
    world.answer("sort-0001", answerOf(world)).answer("sort-0002", Plans.label("other"));
    assertThat(samples(world)).containsExactly("verify.flagship.2.votes_1.sort-0001");
    world.answer("verify.flagship.2.votes_1.sort-0001", answerOf(world));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(5);
  }

  private static JsonNode answerOf(World world) {
    return accepted(world).output();
  }

  @Test
  void votesAreOnTheBill() {
    var world = candidate(sort(1, 2)).answer(sample("mini", 1), Plans.label("b"));
    world.answer(sample("flagship", 2), Plans.label("b"));
    for (int i = 2; i <= 3; i++) {
      world.answer("sort-000" + i, Plans.label("a"));
      world.answer("verify.mini.1.votes_1.sort-000" + i, Plans.label("a"));
    }
    world.judge(Plans.ruling("accept"));
    assertThat(world.result().bill().lines())
        .extracting(Bill.Line::tier, Bill.Line::purpose, Bill.Line::calls)
        .contains(
            Tuple.tuple("mini", Purpose.VERIFY, 3), Tuple.tuple("flagship", Purpose.VERIFY, 1));
  }

  private static void apart(World world) {
    world.answer(sample("mini", 1), Plans.label("b"));
    world.answer(sample("flagship", 2), Plans.label("c"));
  }

  private static Plans sort(int samples, int lead) {
    return Plans.form("dag").step("sort", "nano", "items").voted(samples, lead);
  }

  private static World candidate(Plans plan) {
    return new World().submit(Jobs.of(3)).plan(plan.json()).answer("sort-0001", Plans.label("a"));
  }

  private static String sample(String tier, int number) {
    return "verify.%s.1.votes_%d.sort-0001".formatted(tier, number);
  }

  private static Stream<String> samples(World world) {
    return world.outstanding().stream().filter(id -> id.startsWith("verify.")).sorted();
  }

  private static Accepted accepted(World world) {
    return world.happened(SubtaskAccepted.class).getFirst().answer();
  }
}
