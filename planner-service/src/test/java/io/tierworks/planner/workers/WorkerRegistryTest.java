package io.tierworks.planner.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.contract.worker.WorkerStatus.Load;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.planner.workers.WorkerRegistry.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerRegistryTest {
  private static final Instant NOW = Instant.EPOCH;
  private final WorkerRegistry workers = new WorkerRegistry("p1", 4);
  private long tick;

  @Test
  void aWorkerIsSilentAfterMoreThanItsLeaseInTicks() {
    beat("w1", 8, false);
    ticks("p1", 4);
    assertThat(workers.presence("w1")).isEqualTo(Presence.LIVE);
    ticks("p1", 1);
    assertThat(workers.presence("w1")).isEqualTo(Presence.SILENT);
    beat("w1", 8, false);
    assertThat(workers.presence("w1")).isEqualTo(Presence.LIVE);
  }

  @Test
  void afterAnOutageTheClockHasGoneOnByOneTickOnly() {
    beat("w1", 8, false);
    ticks("p1", 3);
    ticks("p1", 1);
    assertThat(workers.presence("w1")).isEqualTo(Presence.LIVE);
  }

  @Test
  void onlyTheOwnTicksCount() {
    beat("w1", 8, false);
    ticks("p2", 100);
    assertThat(workers.presence("w1")).isEqualTo(Presence.LIVE);
  }

  @Test
  void aWorkerNeverHeardOfHasAWholeLeaseToSaySomething() {
    ticks("p1", 50);
    assertThat(workers.presence("w9")).isEqualTo(Presence.LIVE);
    ticks("p1", 4);
    assertThat(workers.presence("w9")).isEqualTo(Presence.LIVE);
    ticks("p1", 1);
    assertThat(workers.presence("w9")).isEqualTo(Presence.SILENT);
    assertThat(workers.live()).isEmpty();
  }

  @Test
  void whoSaysGoodbyeIsGoneAtOnce() {
    beat("w1", 8, false);
    workers.observe(
        new WorkerStatus.Left("w1", "nano", List.of(AttemptId.parse("j/a-0001/1")), NOW));
    assertThat(workers.presence("w1")).isEqualTo(Presence.LEFT);
    assertThat(workers.slots("nano")).isZero();
  }

  @Test
  void slotsAreThoseOfLiveWorkersThatTakeMore() {
    beat("w1", 8, false);
    beat("w2", 4, true);
    assertThat(workers.slots("nano")).isEqualTo(8);
    assertThat(workers.slots("mini")).isZero();
    assertThat(workers.live())
        .extracting(WorkerRegistry.LiveWorker::worker)
        .containsExactly("w1", "w2");
    ticks("p1", 5);
    assertThat(workers.slots("nano")).isZero();
  }

  @Test
  void workersGoneForLongAreForgotten() {
    beat("w1", 8, false);
    ticks("p1", 20);
    workers.prune(10);
    assertThat(workers.presence("w1")).as("as if never heard of").isEqualTo(Presence.LIVE);
  }

  @Test
  void aTiersWorkIsThatOfAllPlannersAgainstItsLiveSlots() {
    beat("w1", 8, false);
    tells("p1", new Load("nano", 6, 10, 500), new Load("mini", 1, 0, 9_000));
    tells("p2", new Load("nano", 2, 2, 2_500));
    var load = workers.load("nano");
    assertThat(load).isEqualTo(new TierLoad("nano", 8, 12, 20, 0.9, 18, 8));
    assertThat(workers.load("flagship").calls()).isZero();
  }

  @Test
  void thePartOfASilentPlannerIsLeftOut() {
    tells("p1", new Load("nano", 1, 0, 500));
    tells("p2", new Load("nano", 2, 0, 500));
    for (int i = 0; i < 5; i++) {
      tells("p1", new Load("nano", 1, 0, 500));
    }
    assertThat(workers.load("nano").out()).isEqualTo(1);
    tells("p1");
    assertThat(workers.load("nano").calls()).isZero();
  }

  @Test
  void aTierIsNotIdleWhileAWorkerRunsSomething() {
    workers.observe(new WorkerStatus.Heartbeat("w1", "nano", 8, 3, true, null, NOW));
    tells("p1");
    assertThat(workers.load("nano")).isEqualTo(new TierLoad("nano", 0, 0, 3, 1, 3, 0));
  }

  @Test
  void idleSlotsAreThoseThatNoCallAndNoLimitOfTheEndpointTakes() {
    workers.observe(new WorkerStatus.Heartbeat("w1", "nano", 8, 3, false, null, NOW));
    var limited = new WorkerStatus.Endpoint(2, 1, null, null);
    workers.observe(new WorkerStatus.Heartbeat("w2", "nano", 8, 1, false, limited, NOW));
    workers.observe(new WorkerStatus.Heartbeat("w3", "nano", 8, 5, false, limited, NOW));
    workers.observe(new WorkerStatus.Heartbeat("w4", "nano", 8, 0, true, null, NOW));
    assertThat(workers.idle("nano")).isEqualTo(5 + 1);
  }

  @Test
  void theToolsOfATierAreThoseOfItsLiveWorkersOrOfTheLastOnes() {
    assertThat(workers.offer("nano")).isEmpty();
    offers("w1", "a");
    offers("w2", "b");
    assertThat(workers.offer("nano")).hasValue(new ToolOffer(Set.of("a", "b"), Set.of("repo")));
    assertThat(workers.offer("mini")).isEmpty();
    ticks("p1", 50);
    assertThat(workers.slots("nano")).isZero();
    assertThat(workers.offer("nano")).hasValue(new ToolOffer(Set.of("b"), Set.of("repo")));
    beat("w3", 8, false);
    assertThat(workers.offer("nano")).hasValue(ToolOffer.NOTHING);
  }

  private void offers(String worker, String tool) {
    var offer = new ToolOffer(Set.of(tool), Set.of("repo"));
    workers.observe(new WorkerStatus.Heartbeat(worker, "nano", 8, 0, false, null, offer, NOW));
  }

  private void tells(String planner, Load... loads) {
    workers.observe(new WorkerStatus.Tick(planner, ++tick, List.of(loads), NOW));
  }

  private void beat(String worker, int slots, boolean draining) {
    workers.observe(new WorkerStatus.Heartbeat(worker, "nano", slots, 0, draining, null, NOW));
  }

  private void ticks(String planner, int count) {
    for (int i = 0; i < count; i++) {
      workers.observe(new WorkerStatus.Tick(planner, ++tick, List.of(), NOW));
    }
  }
}
