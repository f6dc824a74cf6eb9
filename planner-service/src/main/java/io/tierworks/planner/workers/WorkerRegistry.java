package io.tierworks.planner.workers;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.worker.WorkerStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which workers live, and how much work there is for them. Time is counted in the planner's own
/// ticks as they come back from the broker, between the heartbeats: when the broker stands still,
/// nobody's lease runs. Thread-safe.
public final class WorkerRegistry {
  private final String planner;
  private final int leaseTicks;
  private final Map<String, Member> members = new HashMap<>();
  private final PlannerLoads demand = new PlannerLoads();
  private long now;

  /// @param planner whose ticks count
  /// @param leaseTicks silence in ticks after which a worker is given up
  public WorkerRegistry(String planner, int leaseTicks) {
    this.planner = planner;
    this.leaseTicks = leaseTicks;
  }

  /// Whose ticks count.
  public String planner() {
    return planner;
  }

  public synchronized void observe(WorkerStatus status) {
    switch (status) {
      case WorkerStatus.Tick tick -> {
        if (tick.planner().equals(planner)) {
          now = Math.max(now + 1, tick.number());
        }
        demand.tell(tick.planner(), tick.loads(), now);
      }
      case WorkerStatus.FenceMarker _ -> {}
      case WorkerStatus.Heartbeat beat ->
          members.put(
              beat.worker(),
              new Member(beat.tier(), beat.slots(), beat.inFlight(), beat.draining(), now, null));
      case WorkerStatus.Left left ->
          members.put(
              left.worker(),
              new Member(left.tier(), 0, 0, true, now, Set.copyOf(left.handedBack())));
    }
  }

  /// How a worker is doing. One never heard of has a whole lease to say something; one that left
  /// has it too, for reports that are written and not yet read.
  public synchronized Presence presence(String worker) {
    var member = members.computeIfAbsent(worker, _ -> new Member("", 0, 0, false, now, null));
    if (now - member.heard() > leaseTicks) {
      return Presence.SILENT;
    }
    return member.left() ? Presence.LEFT : Presence.LIVE;
  }

  /// The attempts that a worker named when it left.
  public synchronized Set<AttemptId> handedBack(String worker) {
    var member = members.get(worker);
    return member == null || member.handedBack() == null ? Set.of() : member.handedBack();
  }

  /// Calls that the live workers of a tier can run at once.
  public synchronized int slots(String tier) {
    return members.values().stream()
        .filter(m -> m.tier().equals(tier) && isLive(m) && !m.draining())
        .mapToInt(Member::slots)
        .sum();
  }

  /// A tier's work, over all planners, against what its live workers can do.
  public synchronized TierLoad load(String tier) {
    int running =
        members.values().stream()
            .filter(m -> m.tier().equals(tier) && isLive(m))
            .mapToInt(Member::inFlight)
            .sum();
    return TierLoad.of(tier, demand.of(tier, now - leaseTicks), slots(tier), running);
  }

  public synchronized List<Seen> live() {
    return members.entrySet().stream()
        .filter(entry -> isLive(entry.getValue()))
        .map(entry ->
            new Seen(
                entry.getKey(),
                entry.getValue().tier(),
                entry.getValue().slots(),
                entry.getValue().inFlight()))
        .sorted(java.util.Comparator.comparing(Seen::tier).thenComparing(Seen::worker))
        .toList();
  }

  /// Forgets workers that have been gone for long.
  public synchronized void prune(long ticks) {
    members.values().removeIf(member -> now - member.heard() > ticks);
    demand.prune(now - ticks);
  }

  private boolean isLive(Member member) {
    return !member.left() && !member.tier().isEmpty() && now - member.heard() <= leaseTicks;
  }

  public enum Presence {
    LIVE,
    SILENT,
    /// Said goodbye: what it named is handed back.
    LEFT
  }

  public record Seen(String worker, String tier, int slots, int inFlight) {}

  private record Member(
      String tier,
      int slots,
      int inFlight,
      boolean draining,
      long heard,
      @Nullable Set<AttemptId> handedBack) {
    boolean left() {
      return handedBack != null;
    }
  }
}
