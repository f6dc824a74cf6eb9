package io.tierworks.planner.host;

import io.tierworks.planner.schedule.FairScheduler;
import io.tierworks.planner.schedule.TierSchedule;

/// Releases ready subtasks while the tiers have credit. Jobs take turns. One owner thread.
record Dispatcher(
    CoordinatorConfig config, FairScheduler scheduler, OpenJobs jobs, CommandRunner runner) {
  /// Subtasks that a job may release in one turn.
  private static final int MAX_PER_TURN = 32;

  void dispatch() {
    jobs.refresh(runner.host().now());
    for (var name : config.topics().tiers()) {
      var tier = scheduler.tier(name);
      for (var job = tier.next(); job.isPresent(); job = tier.next()) {
        takeTurn(job.get(), name, tier);
      }
    }
  }

  /// A job that releases nothing, for want of budget or because of an error, is passed over until
  /// something about it changes.
  private void takeTurn(String job, String name, TierSchedule tier) {
    int before = tier.open();
    int most = Math.min(MAX_PER_TURN, tier.credit());
    var error =
        runner.run((store, now) -> config.coordinator().release(store, job, name, most, now));
    jobs.refresh(runner.host().now());
    int released = tier.open() - before;
    if (error.isEmpty() && released > 0) {
      tier.served(job, released);
    } else {
      tier.park(job);
    }
  }
}
