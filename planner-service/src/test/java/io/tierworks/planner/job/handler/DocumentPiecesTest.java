package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.ItemSource;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.prompt.Prompt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A document that was split: its pieces are items, and a step over the job merges what was found.
class DocumentPiecesTest {

  @Test
  void thePlannerIsToldOfThePieces() {
    var plan = Prompt.of(pieces().order("plan-0001"));
    assertThat(plan.user())
        .contains("<data name=\"documents\">\n{\"documents\":1,\"pieces\":4}\n</data>")
        .contains("{\"id\":\"c#2\",\"document\":\"c.pdf\",\"pages\":\"3-4\",\"piece\":\"2 of 4\",");
    assertThat(plan.system()).contains("a step over `job` with that step as its input merges");
  }

  @Test
  void eachPieceIsReadWithItsPagesAndAllAreMerged() {
    var world =
        pieces()
            .plan(
                Plans.form("dag")
                    .step("find", "nano", "items")
                    .step("merge", "nano", "job", "find")
                    .json());
    assertThat(Prompt.of(world.order("find-0003")).user())
        .contains(
            "<data name=\"item\" id=\"c#3\" document=\"c.pdf\" pages=\"5-6\" piece=\"3 of 4\">");
    world.answerAll("find");
    assertThat(Prompt.of(world.order("merge-0001")).user())
        .contains("item=\"c#1\"", "item=\"c#4\"");
    world.answerAll("merge").judge(Plans.citing("merge"));
    assertThat(world.result().status()).isEqualTo(JobStatus.COMPLETED);
  }

  private static World pieces() {
    var items =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i ->
                new Item(
                    "c#" + i,
                    "text",
                    List.of(),
                    null,
                    new ItemSource("c", "c.pdf", i, 4, (2 * i - 1) + "-" + 2 * i)))
            .toList();
    var like = Jobs.with(1, Jobs.NONE, ReviewPolicy.NEVER, PlanForm.DAG);
    return new World(30).submit(like.withItems(items));
  }
}
