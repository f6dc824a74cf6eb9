package io.tierworks.planner.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A job of many items beside which other jobs of the partition have to get their turn.
class LargeJobTest {
  private static final int ITEMS = 6_000;

  /// A command reads a thousand results, which are stored by tens, or deletes as many.
  private static final int MOST_ACCESSES = 2_500;

  /// A page is sent and stored.
  private static final long MOST_BYTES = 3L * 1024 * 1024;

  private static final String WORK =
      "{'id':'sort','kind':'classify','tier':'nano','over':'items','inputs':[],"
          + "'instructions':'Sort it','output':[{'name':'label','type':'string','description':'',"
          + "'values':[],'quote':false}],'verify':['schema'],'tools':[],'maxOutputTokens':100}";
  private static final String SUM =
      WORK.replace("'over':'items'", "'over':'job'")
          .replace("'id':'sort'", "'id':'sum'")
          .replace("'inputs':[]", "'inputs':['sort']");
  private static final String RULING =
      "{'verdict':'accept','score':1,'reasons':'fine','answer':'sorted','claims':[{'text':'all are sorted','subtasks':['sort']}],'revisions':[]}";

  @Test
  void noTurnOfALargeJobIsLong() {
    try (var host = new PartitionHarness(512)) {
      work(host, plan(WORK), "x".repeat(1_000));
      host.answer(host.orders("flagship").getFirst(), RULING);
      var pages = host.read(PartitionHarness.TOPICS.jobAnswers(), AnswerPage.class);
      assertThat(host.results())
          .singleElement()
          .satisfies(result -> assertThat(result.answerPages()).isEqualTo(pages.size()));
      assertThat(pages).extracting(AnswerPage::page).containsExactlyElementsOf(upTo(pages.size()));
      assertThat(pages.stream().flatMap(page -> page.items().stream()).map(ItemAnswer::item))
          .containsExactlyElementsOf(IntStream.range(0, ITEMS).mapToObj(i -> "T-" + i).toList());
      assertThat(host.most().accesses()).isBetween(100, MOST_ACCESSES);
      assertThat(host.most().bytes()).isBetween(1_000_000L, MOST_BYTES);
    }
  }

  @Test
  void aLargeStepIsSummarisedInManyTurnsBeforeAnotherReadsIt() {
    try (var host = new PartitionHarness(512)) {
      work(host, plan(WORK + "," + SUM), "x".repeat(100));
      var sum = host.orders("nano").getFirst();
      assertThat(sum.subtask()).isEqualTo("sum-0001");
      assertThat(sum.content().toString()).contains("total=" + ITEMS);
      host.answer(sum, "{'label':'all'}");
      host.answer(host.orders("flagship").getFirst(), RULING);
      assertThat(host.results()).hasSize(1);
      assertThat(host.most().accesses()).isBetween(100, MOST_ACCESSES);
    }
  }

  @Test
  void whatALargeJobLeavesIsDeletedInManyTurns() {
    try (var host = new PartitionHarness(512)) {
      work(host, plan(WORK), "x");
      host.answer(host.orders("flagship").getFirst(), RULING);
      for (int i = 0; i < 10; i++) {
        host.pass(Duration.ofSeconds(1));
      }
      assertThat(host.maps()).containsExactlyInAnyOrder("closed", "expiry", "result", "verdicts");
      assertThat(host.most().accesses()).isLessThan(MOST_ACCESSES);
    }
  }

  private static List<Integer> upTo(int end) {
    return IntStream.rangeClosed(1, end).boxed().toList();
  }

  private static String plan(String steps) {
    return "{'form':'dag','reason':'alike','decisions':'','steps':[%s]}".formatted(steps);
  }

  /// Answers the call for a plan and every subtask of the first step.
  private static void work(PartitionHarness host, String plan, String label) {
    host.submitMany("j", ITEMS).answer(host.orders("flagship").getFirst(), plan);
    int answered = 0;
    while (answered < ITEMS) {
      var orders = host.orders("nano");
      assertThat(orders).isNotEmpty();
      for (var order : orders) {
        host.start(order, "w1").answer(order, "{'label':'" + label + "'}");
        answered++;
      }
    }
  }
}
