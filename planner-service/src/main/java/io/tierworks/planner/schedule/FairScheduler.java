package io.tierworks.planner.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Chooses the job that releases next on a tier. A tier has credit: its window less what is open on
/// it, so that its topic stays short and the order is decided late. Among waiting jobs, the tenant
/// that was given least goes first, then the higher priority, then the job with less remaining
/// work.
///
/// One thread owns it. The host builds it again from the jobs at start.
public final class FairScheduler {
  private final int most;
  private final Map<String, TierSchedule> tiers = new HashMap<>();

  /// @param most subtasks of one tier that may be open at once
  public FairScheduler(int most) {
    this.most = most;
  }

  private TierSchedule tier(String name) {
    return tiers.computeIfAbsent(name, _ -> new TierSchedule(most));
  }

  /// Replaces what is known of a job on a tier.
  public void update(String tier, JobDemand demand) {
    tier(tier).update(demand);
  }

  /// What one subtask of a tier shows about the tier's queue.
  ///
  /// @param waited from its release until its worker began
  /// @param worked from then until its report
  public void measured(String tier, Duration waited, Duration worked) {
    tier(tier).measured(waited, worked);
  }

  /// Forgets a finished job.
  public void remove(String job) {
    tiers.values().forEach(tier -> tier.remove(job));
  }

  /// How many more subtasks of the tier may be released.
  public int credit(String tier) {
    return tier(tier).credit();
  }

  /// The job that releases next; empty when none waits or there is no credit.
  public Optional<String> next(String tier) {
    return tier(tier).next();
  }

  /// Passes over a job that released nothing, until its demand is updated.
  public void park(String tier, String job) {
    tier(tier).park(job);
  }

  /// Counts what a job was given.
  public void served(String tier, String job, int subtasks) {
    tier(tier).served(job, subtasks);
  }

  /// Subtasks of the tier that are released and not ended.
  public int open(String tier) {
    return tier(tier).open();
  }

  /// Subtasks of the tier that can be released.
  public int ready(String tier) {
    return tier(tier).ready();
  }

  /// The mean duration of the tier's calls, by those that were measured.
  public Duration callTime(String tier) {
    return tier(tier).callTime();
  }
}
