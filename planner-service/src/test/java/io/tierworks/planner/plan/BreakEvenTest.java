package io.tierworks.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.cost.Price;
import io.tierworks.planner.ledger.Ladder;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEvenTest {
  private static final Ladder LADDER = ladder("0.20", "1.25");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest
  @CsvSource({
    "DIRECT, 9, 90000, true",
    "MAP, 1, 10, false",
    "DAG, 0, 10, false",
    "AUTO, 0, 100, true",
    "AUTO, 3, 40, true",
    "AUTO, 20, 40, true",
    "AUTO, 60, 40, false",
    "AUTO, 3, 3000, true",
    "AUTO, 12, 10000, false",
    "AUTO, 1, 140000, false",
  })
  void theCheaperWayIsTakenWhereTheJobLeavesItOpen(
      PlanForm form, int items, int characters, boolean direct) {
    assertThat(directly(job(form, items, characters, null), LADDER)).isEqualTo(direct);
  }

  @Test
  void theSameJobIsAnsweredDirectlyWhenTheCheapestTierIsNotCheap() {
    var job = job(PlanForm.AUTO, 60, 40, null);
    assertThat(directly(job, LADDER)).isFalse();
    assertThat(directly(job, ladder("2.00", "12.00"))).isTrue();
  }

  @Test
  void longAnswersPayForAPlanSooner() {
    var fields = JSON.objectNode().put("type", "object").put("description", "x".repeat(1_500));
    assertThat(directly(job(PlanForm.AUTO, 12, 40, null), LADDER)).isTrue();
    assertThat(directly(job(PlanForm.AUTO, 12, 40, fields), LADDER)).isFalse();
  }

  @Test
  void aJobThatAsksForQuotationsIsPlannedBecauseOnlySubtasksCheckThem() {
    var schema = JSON.objectNode().put("type", "object");
    schema.putObject("properties").putObject("line").put("x-quote", true);
    assertThat(directly(job(PlanForm.AUTO, 2, 40, schema), LADDER)).isFalse();
  }

  @Test
  void theReasonNamesBothCosts() {
    var brief = JobBrief.of(job(PlanForm.AUTO, 3, 40, null));
    assertThat(BreakEven.of(brief, LADDER).reason())
        .matches("one call \\(about \\$0\\.00\\d\\d\\) .* \\(about \\$0\\.0\\d\\d\\d\\)");
  }

  private static boolean directly(Job job, Ladder ladder) {
    var brief = JobBrief.of(job);
    return BreakEven.of(brief, ladder).answersDirectly(brief);
  }

  private static Job job(PlanForm form, int items, int characters, @Nullable JsonNode schema) {
    var all = IntStream.range(0, items).mapToObj(i -> Item.of("x".repeat(characters))).toList();
    return Job.of(
        "j", "goal", null, all, schema, null, null, form, null, null, null, null, null, null, null,
        null, null, null, false);
  }

  private static Ladder ladder(String input, String output) {
    return new Ladder(
        List.of(
            new Ladder.Rung("nano", Price.perMillion(input, "0.02", output), "classifies", 400_000),
            new Ladder.Rung(
                "flagship", Price.perMillion("2.50", "0.25", "15.00"), "plans", 272_000)));
  }
}
