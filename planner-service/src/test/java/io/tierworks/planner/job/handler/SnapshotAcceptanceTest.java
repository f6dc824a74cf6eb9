package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskAccepted;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers that cite a workspace: the worker checks them, and the planner insists on it.
class SnapshotAcceptanceTest {
  private static final String STEP = "a-0001";
  private static final JsonNode CITING =
      JsonNodeFactory.instance.objectNode().set("citations", JsonNodeFactory.instance.arrayNode());

  @Test
  void theChainOfAnAnswerWithCitationsHasTheirCheckThoughThePlanDoesNotSaySo() {
    assertThat(running().order(STEP).answer().verify())
        .containsExactly(Check.SCHEMA, Check.CITATIONS);
  }

  @Test
  void anAnswerIsAcceptedIfItsWorkerCheckedTheCitations() {
    assertThat(accepted(Check.passed(Check.SCHEMA), Check.passed(Check.CITATIONS))).isTrue();
  }

  @Test
  void anAnswerIsNotAcceptedIfNobodyCheckedTheCitations() {
    assertThat(accepted(Check.passed(Check.SCHEMA))).isFalse();
    assertThat(accepted()).isFalse();
    assertThat(
            accepted(Check.passed(Check.SCHEMA), Check.rejected(Check.CITATIONS, "no such file")))
        .isFalse();
  }

  @Test
  void theNextAttemptIsToldWhy() {
    var world = running();
    world.report(Reports.showing(Reports.answered(world.order(STEP), CITING)));
    assertThat(world.order(STEP).content().inputs())
        .anySatisfy(material -> assertThat(material.text()).startsWith("citations: was not made"));
  }

  private static boolean accepted(Check... checks) {
    var world = running();
    world.report(Reports.showing(Reports.answered(world.order(STEP), CITING), checks));
    return !world.happened(SubtaskAccepted.class).isEmpty();
  }

  private static World running() {
    return new World()
        .submit(ToolsTest.job(List.of("search_files"), "repo"))
        .plan(
            Plans.form("dag").step("a", "nano", "job").but(SnapshotAcceptanceTest::citing).json());
  }

  private static void citing(ObjectNode step) {
    step.putArray("tools").add("search_files");
    ((ObjectNode) step.at("/output/0")).put("name", "citations").put("type", "strings");
  }
}
