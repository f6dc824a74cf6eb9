package io.tierworks.planner.host;

import io.tierworks.common.contract.job.Routing;
import io.tierworks.planner.schedule.FairScheduler;
import io.tierworks.planner.schedule.TierSchedule;
import java.time.Duration;
import java.time.Instant;

/// Releases ready subtasks while the tiers have credit. Jobs take turns, so it begins when all open
/// jobs are known. It stops after a while and goes on at the next call. One owner thread.
final class Dispatcher {
  /// Subtasks that a job may release in one turn.
  private static final int MAX_PER_TURN = 32;

  /// Only a planner that has just started needs more.
  private static final Duration MOST_TIME = Duration.ofMillis(50);

  private final CoordinatorConfig config;
  private final FairScheduler scheduler;
  private final OpenJobs jobs;
  private final CommandRunner runner;
  private boolean hasMore;

  Dispatcher(
      CoordinatorConfig config, FairScheduler scheduler, OpenJobs jobs, CommandRunner runner) {
    this.config = config;
    this.scheduler = scheduler;
    this.jobs = jobs;
    this.runner = runner;
  }

  /// Whether the last call left subtasks that can be released.
  boolean hasMore() {
    return hasMore;
  }

  void dispatch() {
    jobs.refresh(now());
    if (jobs.isComplete()) {
      var end = now().plus(MOST_TIME);
      hasMore = false;
      boolean all = config.topics().tiers().stream().allMatch(tier -> dispatch(tier, end));
      hasMore |= !all;
    }
  }

  /// @return whether all was released that can be
  private boolean dispatch(String name, Instant end) {
    var tier = scheduler.tier(name);
    for (var job = tier.next(); job.isPresent(); job = tier.next()) {
      if (now().isAfter(end)) {
        return false;
      }
      takeTurn(job.get(), name, tier);
    }
    return true;
  }

  private Instant now() {
    return runner.host().now();
  }

  /// A job that releases nothing, for want of budget or because of an error, is passed over until
  /// something about it changes.
  private void takeTurn(String job, String name, TierSchedule tier) {
    int before = tier.open();
    int most = Math.min(MAX_PER_TURN, tier.credit());
    var error =
        runner.run((store, now) -> config.coordinator().release(store, job, name, most, now));
    jobs.refresh(now());
    int released = tier.open() - before;
    if (error.isEmpty() && released > 0) {
      tier.served(job, released);
    } else {
      tier.park(job);
      hasMore |= isAdaptive(job);
    }
  }

  /// Whether the job may have moved a step to a tier that has had its turn.
  private boolean isAdaptive(String job) {
    return runner
        .store()
        .job(job)
        .filter(open -> open.terms().routing() == Routing.ADAPTIVE)
        .isPresent();
  }
}
