package io.tierworks.planner.host;

import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.schedule.FairScheduler;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// Releases ready subtasks while the tiers have credit. Jobs take turns. One owner thread.
final class Dispatcher {
  /// Subtasks that a job may release in one turn.
  private static final int MAX_PER_TURN = 32;

  private final Coordinator coordinator;
  private final List<String> tiers;
  private final JobStore store;
  private final FairScheduler scheduler;
  private final CommandRunner runner;
  private final Supplier<Instant> clock;

  Dispatcher(
      CoordinatorConfig config,
      JobStore store,
      FairScheduler scheduler,
      CommandRunner runner,
      Supplier<Instant> clock) {
    this.coordinator = config.coordinator();
    this.tiers = config.topics().tiers();
    this.store = store;
    this.scheduler = scheduler;
    this.runner = runner;
    this.clock = clock;
  }

  void dispatch() {
    for (var tier : tiers) {
      for (var job = scheduler.next(tier); job.isPresent(); job = scheduler.next(tier)) {
        takeTurn(job.get(), tier);
      }
    }
  }

  /// A job that releases nothing, for want of budget or because of an error, is passed over until
  /// something about it changes.
  private void takeTurn(String job, String tier) {
    int before = scheduler.open(tier);
    int most = Math.min(MAX_PER_TURN, scheduler.credit(tier));
    var error = runner.run(() -> coordinator.release(store, job, tier, most, clock.get()));
    int released = scheduler.open(tier) - before;
    if (error.isEmpty() && released > 0) {
      scheduler.served(tier, job, released);
    } else {
      scheduler.park(tier, job);
    }
  }
}
