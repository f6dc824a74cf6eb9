package io.tierworks.planner.schedule;

import java.util.HashMap;
import java.util.Map;

/// The schedules of all tiers. One thread owns it. The host builds it again from the jobs at start.
public final class FairScheduler {
  private final int most;
  private final Map<String, TierSchedule> tiers = new HashMap<>();

  /// @param most subtasks of one tier that may be open at once
  public FairScheduler(int most) {
    this.most = most;
  }

  public TierSchedule tier(String name) {
    return tiers.computeIfAbsent(name, _ -> new TierSchedule(most));
  }

  /// Forgets a finished job.
  public void remove(String job) {
    tiers.values().forEach(tier -> tier.remove(job));
  }
}
