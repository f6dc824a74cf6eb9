package io.tierworks.planner.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The schedules of all tiers. One thread owns it. The host builds it again from the jobs at start.
public final class FairScheduler {
  private final int most;
  private final ToIntFunction<String> running;
  private final Map<String, TierSchedule> tiers = new HashMap<>();

  /// @param most subtasks of one tier that may be open at once
  /// @param running subtasks of a tier that run
  public FairScheduler(int most, ToIntFunction<String> running) {
    this.most = most;
    this.running = running;
  }

  public TierSchedule tier(String name) {
    return tiers.computeIfAbsent(name, _ -> new TierSchedule(most, () -> running.applyAsInt(name)));
  }

  /// Forgets a finished job.
  public void remove(String job) {
    tiers.values().forEach(tier -> tier.remove(job));
  }
}
