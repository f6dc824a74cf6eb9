package io.tierworks.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairSchedulerTest {
  private final FairScheduler agenda = new FairScheduler(10, _ -> 0);

  @Test
  void thereIsCreditForAsManyAsTheWindowAllows() {
    assertThat(agenda.tier("nano").credit()).isEqualTo(10);
    update("a", "acme", 5, 20, 20, 4);
    update("b", "acme", 5, 20, 20, 5);
    assertThat(agenda.tier("nano").credit()).isEqualTo(1);
    assertThat(agenda.tier("nano").open()).isEqualTo(9);
    assertThat(agenda.tier("nano").ready()).isEqualTo(40);
    update("b", "acme", 5, 20, 20, 6);
    assertThat(agenda.tier("nano").next()).isEmpty();
    agenda.remove("a");
    assertThat(agenda.tier("nano").credit()).isEqualTo(4);
    assertThat(agenda.tier("nano").next()).contains("b");
  }

  @Test
  void ofATenantsJobsTheUrgentOneGoesFirstAndThenTheOneWithLeastLeft() {
    update("long", "acme", 5, 1_000, 10, 0);
    update("short", "acme", 5, 3, 3, 0);
    assertThat(agenda.tier("nano").next()).contains("short");
    update("urgent", "acme", 9, 100_000, 10, 0);
    assertThat(agenda.tier("nano").next()).contains("urgent");
  }

  @Test
  void tenantsAreServedAlikeHoweverManyJobsTheyBring() {
    var served = new HashMap<String, Integer>();
    for (int i = 0; i < 50; i++) {
      update("many" + i, "many", 5, 100, 100, 0);
    }
    update("one", "one", 5, 100_000, 1_000, 0);
    for (int i = 0; i < 100; i++) {
      var job = agenda.tier("nano").next().orElseThrow();
      agenda.tier("nano").served(job, 4);
      served.merge(job.startsWith("many") ? "many" : job, 4, Integer::sum);
    }
    assertThat(served).containsEntry("many", 200).containsEntry("one", 200);
  }

  @Test
  void aTenantThatComesBackStartsLevelAndDoesNotCatchUp() {
    update("a", "acme", 5, 100, 100, 0);
    agenda.tier("nano").served("a", 500);
    update("b", "beta", 5, 100, 100, 0);
    var order = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      var job = agenda.tier("nano").next().orElseThrow();
      order.add(job);
      agenda.tier("nano").served(job, 1);
    }
    assertThat(order).isEqualTo(List.of("a", "b", "a", "b"));
  }

  @Test
  void aJobThatCannotUseItsTurnIsPassedOverUntilSomethingChanges() {
    update("a", "acme", 5, 3, 3, 0);
    update("b", "acme", 5, 100, 3, 0);
    agenda.tier("nano").park("a");
    assertThat(agenda.tier("nano").next()).contains("b");
    update("a", "acme", 5, 3, 3, 0);
    assertThat(agenda.tier("nano").next()).contains("a");
  }

  @Test
  void tiersDoNotTouchEachOther() {
    update("a", "acme", 5, 3, 3, 10);
    assertThat(agenda.tier("mini").credit()).isEqualTo(10);
    assertThat(agenda.tier("mini").next()).isEmpty();
  }

  private void update(
      String job, String tenant, int priority, int remaining, int waiting, int out) {
    agenda
        .tier("nano")
        .update(new JobDemand(job, tenant, priority, remaining, waiting, waiting, out));
  }
}
