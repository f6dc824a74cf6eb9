package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import org.junit.jupiter.api.Test;

/// The planner decides from the checks of the chain whether an answer is accepted.
class AcceptanceTest {
  private static final JsonNode QUOTING =
      Plans.form("dag").step("sort", "nano", "items").but(AcceptanceTest::quoting).json();

  private static void quoting(ObjectNode step) {
    ((ObjectNode) step.path("output").path(0)).put("quote", true);
  }

  @Test
  void theEnvelopeNamesTheWholeChain() {
    assertThat(running().order("sort-0001").answer().verify())
        .containsExactly(Check.SCHEMA, Check.GROUNDED);
  }

  @Test
  void aSuccessWithARejectedCheckIsTriedAgainWithTheReason() {
    var world = running();
    var order = world.order("sort-0001");
    var report = Reports.answered(order, Plans.label("Ticket number 0"));
    world.report(
        Reports.showing(
            report, Check.passed(Check.SCHEMA), Check.rejected(Check.GROUNDED, "not found")));
    assertTriedAgain(world, "grounded: not found");
  }

  @Test
  void aSuccessThatLacksACheckIsAcceptedIfThePlannersOwnCheckPasses() {
    var world = running();
    world.report(lacking(world.order("sort-0001"), Plans.label("ticket  NUMBER 0 says")));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  @Test
  void aSuccessThatLacksACheckIsTriedAgainIfThePlannersOwnCheckFails() {
    var world = running();
    world.report(lacking(world.order("sort-0001"), Plans.label("an invented line")));
    assertTriedAgain(world, "grounded: not found in the material: label");
  }

  @Test
  void aSuccessOfAnotherShapeIsTriedAgain() {
    var world = running();
    world.report(lacking(world.order("sort-0001"), JsonNodeFactory.instance.objectNode()));
    assertTriedAgain(world, "schema: ");
  }

  @Test
  void aDirectAnswerOfAnotherShapeIsAskedForAgain() {
    var world = new World().submit(World.job(1));
    var order = world.order("direct-0001");
    world.report(lacking(order, JsonNodeFactory.instance.objectNode()));
    assertThat(world.isFinished()).isFalse();
    world.answer("direct-0001", Plans.answer("done", 1));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aRulingOfAnotherShapeIsAskedForAgain() {
    var world = RunningTest.running(3).answerAll("sort");
    world.report(lacking(world.order("judge-0001"), JsonNodeFactory.instance.objectNode()));
    assertThat(world.outstanding()).containsExactly("judge-0001");
    assertThat(world.judge(Plans.ruling("accept")).result().status())
        .isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aSuccessThatBreaksARuleOfItsStepIsTriedAgainWithTheMessage() {
    var ruled = Plans.form("dag").step("sort", "nano", "items").ruled("answer.label != 'none'");
    var world = new World().submit(World.job(3)).plan(ruled.json());
    assertThat(world.order("sort-0001").answer().verify()).containsExactly("schema", "rules");
    world.report(lacking(world.order("sort-0001"), Plans.label("none")));
    assertTriedAgain(world, "rules: it is wrong");
    world.report(lacking(world.order("sort-0002"), Plans.label("some")));
    assertThat(world.happened(SubtaskAccepted.class)).hasSize(1);
  }

  private static World running() {
    return new World().checkingRarely().submit(World.job(3)).plan(QUOTING);
  }

  private static SubtaskResult.Answered lacking(Subtask order, JsonNode output) {
    return Reports.showing(Reports.answered(order, output));
  }

  private static void assertTriedAgain(World world, String feedback) {
    assertThat(world.happened(SubtaskAccepted.class)).isEmpty();
    var again = world.order("sort-0001");
    assertThat(again.attempt().number()).isEqualTo(2);
    assertThat(again.tier()).isEqualTo("mini");
    assertThat(again.content().inputs())
        .anySatisfy(material -> assertThat(material.text()).startsWith(feedback));
  }
}
