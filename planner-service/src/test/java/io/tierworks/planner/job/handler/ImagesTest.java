package io.tierworks.planner.job.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.Limits;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.common.prompt.Prompt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Planner and judge know that items have images, and the judge is shown some.
class ImagesTest {
  /// A PNG of 1,200 x 800 pixels, as far as its header.
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAABLAAAAMg";

  private static final Image IMAGE = new Image(null, PNG, null, Detail.HIGH);

  @Test
  void thePlannerIsToldHowManyItemsHaveImages() {
    var plan = Prompt.of(planning(3, "5").order("plan-0001"));
    assertThat(plan.user())
        .contains("<data name=\"images\">\n{\"items\":3,\"withoutText\":1,\"images\":5,\"tokens\":")
        .contains("\"images\":[\"image/png, 1200 x 800 pixels\",\"an address\"]");
    assertThat(plan.system()).contains("Items of this job have images");
    assertThat(plan.images()).isEmpty();
  }

  @Test
  void nothingIsSaidAboutImagesWhereThereAreNone() {
    var world = new World().submit(World.job(3));
    assertThat(Prompt.of(world.order("plan-0001")).system()).doesNotContain("images");
  }

  @Test
  void aSubtaskIsShownTheImagesOfItsItem() {
    var prompt = Prompt.of(begun(3, "5").order("sort-0001"));
    assertThat(prompt.user()).contains("<data name=\"item\" id=\"T-0\" images=\"2\">");
    assertThat(prompt.images()).hasSize(2);
  }

  @Test
  void theJudgeIsShownImagesOfItemsSpreadOverTheJob() {
    var judge = judged(20, "5");
    assertThat(note(judge).attributes()).containsEntry("items", "20").containsEntry("shown", "7");
    assertThat(shown(judge))
        .extracting(item -> item.attributes().get("id"))
        .containsExactly("T-0", "T-3", "T-6", "T-9", "T-12", "T-15", "T-18");
    var prompt = Prompt.of(judge);
    assertThat(prompt.system()).contains("Items of this job have images");
    assertThat(prompt.user()).contains("\"images\":2");
    assertThat(prompt.images()).hasSize(8);
  }

  @Test
  void theJudgeIsToldOfImagesThatTheMoneyDoesNotReachFor() {
    var judge = judged(3, "0.16");
    assertThat(note(judge).attributes()).containsEntry("items", "3");
    assertThat(shown(judge)).hasSizeLessThan(3);
    assertThat(note(judge).attributes())
        .containsEntry("shown", Integer.toString(shown(judge).size()));
  }

  private static Subtask judged(int items, String cap) {
    return begun(items, cap).answerAll("sort").order("judge-0001");
  }

  static World begun(int items, String cap) {
    return planning(items, cap).plan(Plans.map());
  }

  private static Material note(Subtask judge) {
    return judge.content().inputs().stream()
        .filter(input -> input.name().equals("images"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Material> shown(Subtask judge) {
    return judge.content().inputs().stream().filter(i -> i.name().equals("item")).toList();
  }

  private static World planning(int items, String cap) {
    var like =
        Jobs.with(
            1,
            new Limits(Money.dollars(cap), null, null, null, null, null),
            ReviewPolicy.NEVER,
            PlanForm.DAG);
    return new World(30).submit(like.withItems(items(items)));
  }

  /// The first has two images, the others have one; the second has no text.
  private static List<Item> items(int count) {
    var address = new Image("https://host.example/a.png", null, null, null);
    return IntStream.range(0, count)
        .mapToObj(i ->
            Item.of(
                "T-" + i,
                i == 1 ? "" : "text",
                i == 0 ? List.of(IMAGE, address) : i == 2 ? List.of(IMAGE, IMAGE) : List.of(IMAGE)))
        .toList();
  }
}
