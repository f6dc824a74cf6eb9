package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.DefaultDecision;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Review;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.event.PlanEvent.PlanRefused;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanningTest {

  static Stream<Arguments> faultyPlans() {
    return Stream.of(
        Arguments.of(
            "circle",
            dag().step("a", "nano", "job", "b").step("b", "nano", "job", "a").json(),
            "circle"),
        Arguments.of("itself", dag().step("a", "nano", "a").json(), "circle"),
        Arguments.of("tier", dag().step("a", "giga", "items").json(), "tier giga does not exist"),
        Arguments.of(
            "tool",
            dag().step("a", "nano", "items").but(s -> s.putArray("tools").add("shell")).json(),
            "tool shell is not allowed"),
        Arguments.of(
            "unverified",
            dag().step("a", "nano", "items").but(s -> s.putArray("verify")).json(),
            "needs a verification"),
        Arguments.of(
            "too many",
            dag().step("a", "nano", "items").step("b", "nano", "a").json(),
            "6 subtasks are more than the job's maxSubtasks 5"),
        Arguments.of(
            "twice",
            dag().step("a", "nano", "items").step("a", "nano", "job").json(),
            "two steps have this id"),
        Arguments.of(
            "reserved", dag().step("judge", "nano", "items").json(), "not a usable step id"),
        Arguments.of(
            "unknown need",
            dag().step("a", "nano", "job", "ghost").json(),
            "needs 'ghost', which is not a step"),
        Arguments.of(
            "no fields",
            dag().step("a", "nano", "items").but(s -> s.putArray("output")).json(),
            "has no output fields"),
        Arguments.of("no steps", dag().json(), "a dag plan has steps"),
        Arguments.of(
            "no instructions",
            dag().step("a", "nano", "items").but(s -> s.put("instructions", " ")).json(),
            "has no instructions"),
        Arguments.of(
            "a rule about no field",
            dag().step("a", "nano", "items").ruled("answer.total > 0.0").json(),
            "the rule `answer.total > 0.0` cannot be used"),
        Arguments.of(
            "a rubric of no tier",
            dag().step("a", "nano", "items").judgedBy("giga").json(),
            "rubric names the tier giga"),
        Arguments.of("no plan at all", Plans.label("hello"), "missing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faultyPlans")
  void aFaultyPlanGoesBackOnceWithTheFindings(String what, JsonNode plan, String finding) {
    var world =
        new World()
            .submit(Jobs.with(3, new Limits(null, null, 5, null, null, null), ReviewPolicy.NEVER));
    world.plan(plan);
    assertThat(world.outstanding()).containsExactly("plan-0002");
    assertThat(material(world.order("plan-0002"), "findings")).contains(finding);
    assertThat(material(world.order("plan-0002"), "previous")).isEqualTo(plan.toString());
    world.plan(plan);
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors())
        .extracting(Violation::rule)
        .anyMatch(rule -> rule.contains(finding));
    assertThat(world.lines()).contains("plan_refused").doesNotContain("planned");
  }

  @Test
  void theModelIsToldOfChainsWhereItMayDeclareThem() {
    var told = new World(World.planningChains()).submit(Jobs.of(3)).order("plan-0001");
    assertThat(told.content().instructions()).contains("`rubric` costs a call");
    assertThat(told.answer().outputSchema().toString()).contains("criteria");
    var untold = new World().submit(Jobs.of(3)).order("plan-0001");
    assertThat(untold.content().instructions()).doesNotContain("rubric");
    assertThat(untold.answer().outputSchema().toString()).doesNotContain("criteria");
  }

  @Test
  void aChainOfThePlanningModelBinds() {
    var plan = dag().step("a", "nano", "items").ruled("answer.label != 'spam'").judgedBy("mini");
    var world =
        new World(World.planningChains())
            .submit(Jobs.with(1, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.DAG))
            .plan(plan.json());
    assertThat(world.order("a-0001").answer().verify()).containsExactly("schema", "rules");
    world.answer("a-0001", Plans.label("billing"));
    assertThat(world.outstanding()).containsExactly("verify.mini.1.rubric_mini.a-0001");
  }

  @Test
  void aPlanOverItemsForAJobWithoutItemsIsFaulty() {
    var world = new World().submit(Jobs.with(0, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.DAG));
    world.plan(dag().step("a", "nano", "items").json());
    assertThat(material(world.order("plan-0002"), "findings")).contains("the job has no items");
  }

  @Test
  void aRepairedPlanRuns() {
    var world = new World().submit(Jobs.of(3)).plan(Plans.label("no plan")).plan(Plans.map());
    assertThat(world.outstanding()).containsExactly("sort-0001", "sort-0002", "sort-0003");
    assertThat(world.job().ledger().accounts())
        .filteredOn(a -> a.purpose() == Purpose.PLAN)
        .singleElement()
        .satisfies(a -> assertThat(a.calls()).isEqualTo(2));
  }

  @Test
  void aRepairThatIsAskedAgainStillNamesTheFindings() {
    var world = new World().submit(Jobs.of(3)).plan(Plans.label("no plan"));
    world.failAndWait("plan-0002");
    assertThat(material(world.order("plan-0002"), "findings")).contains("missing");
    assertThat(world.order("plan-0002").assignment().purpose()).isEqualTo(Purpose.RETRY);
  }

  @Test
  void anUnreadablePlanCountsAsFaulty() {
    var world = new World().submit(Jobs.of(3));
    world.report(Reports.handedOff(world.order("plan-0001"), HandoffReason.UNVERIFIED, null));
    assertThat(material(world.order("plan-0002"), "findings")).contains("unreadable: not sure");
    assertThat(world.order("plan-0002").content().inputs())
        .extracting(Material::name)
        .doesNotContain("previous");
  }

  @Test
  void aLateAnswerToTheFirstQuestionDoesNotDisturbTheRepair() {
    var world = new World().submit(Jobs.of(3));
    var first = world.order("plan-0001");
    world.lose(first).answer("plan-0001", Plans.label("no plan"));
    assertThat(world.outstanding()).containsExactly("plan-0002");
    world.report(Reports.answered(first, Plans.label("no plan either")));
    assertThat(world.outstanding()).containsExactly("plan-0002");
    assertThat(world.happened(PlanRefused.class)).hasSize(1);
  }

  @Test
  void planningFailsForGoodWhenNoCallComesThrough() {
    var world = new World().submit(Jobs.of(3));
    world.failForGood("plan-0001");
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors()).extracting(Violation::field).containsExactly("plan-0001");
  }

  @Test
  void theModelMayFindThatAJobIsBestAnsweredDirectly() {
    var job = Jobs.with(60, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.AUTO);
    var world = new World().submit(job).plan(Plans.form("direct").json());
    world.answer("direct-0001", Plans.answer("money", 60));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().bill().lines())
        .extracting("purpose")
        .containsExactly(Purpose.PLAN, Purpose.WORK);
  }

  @Test
  void aPlanWaitsForApprovalWithItsPrice() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_APPROVAL);
    assertThat(world.outstanding()).isEmpty();
    assertThat(world.happened(Planned.class))
        .singleElement()
        .satisfies(
            planned -> assertThat(planned.estimate()).isGreaterThan(world.job().ledger().spent()));
    world.tell(new JobCommand.Approve("j", true, "kim", "go"));
    assertThat(world.outstanding()).hasSize(3);
    assertThat(world.lines()).contains("approval_asked", "approved");
    world.tell(new JobCommand.Approve("j", false, "kim", "too late"));
    assertThat(world.outstanding()).hasSize(3);
  }

  @Test
  void anAnswerInOneCallWaitsForApprovalToo() {
    for (var form : List.of(PlanForm.AUTO, PlanForm.DIRECT)) {
      var world = new World().submit(Jobs.with(1, Jobs.NONE, ReviewPolicy.PLAN, form));
      assertThat(world.job().status()).isEqualTo(JobStatus.AWAITING_APPROVAL);
      assertThat(world.outstanding()).isEmpty();
      assertThat(world.happened(Planned.class).getFirst().estimate()).isGreaterThan(Money.ZERO);
      world.tell(new JobCommand.Approve("j", true, "kim", null));
      world.answer("direct-0001", Plans.answer("money", 1));
      assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  void theTimeOfAJobStandsStillWhileAPersonIsAsked() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    var before = world.job().terms().times();
    world.after(Duration.ofMinutes(90)).tell(new JobCommand.Approve("j", true, "kim", null));
    var after = world.job().terms().times();
    assertThat(world.outstanding()).hasSize(3);
    assertThat(after.deadline()).isEqualTo(before.deadline().plus(Duration.ofMinutes(90)));
    assertThat(after.wrapUpAt()).isEqualTo(before.wrapUpAt().plus(Duration.ofMinutes(90)));
    world.tell(new JobCommand.RaiseLimit("j", null, Duration.ofMinutes(61), null));
    assertThat(world.job().terms().times().deadline())
        .isEqualTo(after.deadline().plus(Duration.ofMinutes(1)));
    world.answerAll("sort").judge(Plans.ruling("accept"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(world.result().decisions())
        .extracting(Decision::on, Decision::decision, Decision::by)
        .containsExactly(tuple(Decision.On.PLAN, Decision.Choice.APPROVE, "kim"));
  }

  @Test
  void aPlanThatNobodyDecidesOnIsRejectedByDefault() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.PLAN)).plan(Plans.map());
    world.after(World.AT_LIMITS.maxReview());
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors())
        .singleElement()
        .asString()
        .startsWith("plan: was not approved by default: nobody decided within PT2H");
    assertThat(world.lines()).containsSubsequence("approval_asked", "plan_rejected", "finished");
  }

  @Test
  void aJobMayStateThatItsPlanIsApprovedByDefault() {
    var review = new Review(ReviewPolicy.PLAN, null, DefaultDecision.APPROVE, null);
    var world = new World().submit(Jobs.reviewed(3, review)).plan(Plans.map());
    world.after(World.AT_LIMITS.maxReview());
    assertThat(world.outstanding()).hasSize(3);
  }

  @Test
  void aPlanThatIsNotApprovedEndsTheJob() {
    var world = new World().submit(Jobs.reviewed(3, ReviewPolicy.BOTH)).plan(Plans.map());
    world.tell(new JobCommand.Approve("j", false, "kim", "too dear"));
    assertThat(world.result().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.result().errors())
        .singleElement()
        .hasToString("plan: was not approved by kim (too dear)");
  }

  private static Plans dag() {
    return Plans.form("dag");
  }

  static String material(Subtask order, String name) {
    return order.content().inputs().stream()
        .filter(m -> m.name().equals(name))
        .map(Material::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + order.content().inputs()));
  }
}
