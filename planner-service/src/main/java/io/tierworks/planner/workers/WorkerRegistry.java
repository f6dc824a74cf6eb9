package io.tierworks.planner.workers;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The live workers, and how much work there is for them. Time is counted in the planner's own
/// ticks, as they are read back from the broker between the heartbeats: if the broker stalls,
/// leases do not expire. Thread-safe.
public final class WorkerRegistry {
  private final String planner;
  private final int leaseTicks;
  private final Map<String, Member> members = new HashMap<>();
  private final Map<String, ToolOffer> lastOffers = new HashMap<>();
  private final PlannerLoads loads = new PlannerLoads();
  private long now;

  /// @param planner whose ticks count
  /// @param leaseTicks silence in ticks after which a worker counts as silent
  public WorkerRegistry(String planner, int leaseTicks) {
    this.planner = planner;
    this.leaseTicks = leaseTicks;
  }

  public String planner() {
    return planner;
  }

  public synchronized void observe(WorkerStatus status) {
    switch (status) {
      case WorkerStatus.Tick tick -> observe(tick);
      case WorkerStatus.FenceMarker _ -> {}
      case Heartbeat beat -> {
        members.put(beat.worker(), new Member.Running(beat, now));
        var offer = beat.offer();
        lastOffers.put(beat.tier(), offer == null ? ToolOffer.NOTHING : offer);
      }
      case WorkerStatus.Left left ->
          members.put(left.worker(), new Member.Gone(Set.copyOf(left.handedBack()), now));
    }
  }

  private void observe(WorkerStatus.Tick tick) {
    if (tick.planner().equals(planner)) {
      now = Math.max(now + 1, tick.number());
    }
    loads.report(tick.planner(), tick.loads(), now);
  }

  /// Whether a worker is live. A worker that has not been heard of has one lease to send a status.
  /// One that left has one lease as well, for reports that are written and not read yet.
  public synchronized Presence presence(String worker) {
    var member = members.computeIfAbsent(worker, _ -> new Member.Unheard(now));
    if (isSilent(member)) {
      return Presence.SILENT;
    }
    return switch (member) {
      case Member.Gone _ -> Presence.LEFT;
      case Member.Unheard _, Member.Running _ -> Presence.LIVE;
    };
  }

  /// The attempts that a worker named when it left.
  public synchronized Set<AttemptId> handedBack(String worker) {
    return members.get(worker) instanceof Member.Gone gone ? gone.handedBack() : Set.of();
  }

  /// Calls that the live workers of a tier can run at once.
  public synchronized int slots(String tier) {
    return beats(tier).filter(beat -> !beat.draining()).mapToInt(Heartbeat::slots).sum();
  }

  /// Slots of the live workers of a tier that were free at their last heartbeats, and that the
  /// tier's endpoint allows.
  public synchronized int idle(String tier) {
    return beats(tier).filter(beat -> !beat.draining()).mapToInt(WorkerRegistry::idle).sum();
  }

  private static int idle(Heartbeat beat) {
    int places = beat.endpoint() == null ? beat.slots() : beat.endpoint().places();
    return Math.max(0, Math.min(beat.slots(), places) - beat.inFlight());
  }

  /// The work of a tier, over all planners, and the capacity of its live workers.
  public synchronized TierLoad load(String tier) {
    int running = beats(tier).mapToInt(Heartbeat::inFlight).sum();
    return TierLoad.of(tier, loads.of(tier, now - leaseTicks), slots(tier), running);
  }

  /// The live workers by tier and id.
  public synchronized List<LiveWorker> live() {
    return beats()
        .map(beat -> new LiveWorker(beat.worker(), beat.tier(), beat.slots(), beat.inFlight()))
        .sorted(Comparator.comparing(LiveWorker::tier).thenComparing(LiveWorker::worker))
        .toList();
  }

  /// The tools that the workers of a tier offer; what they last offered while none lives. Empty
  /// when none was heard of.
  public synchronized Optional<ToolOffer> offer(String tier) {
    return beats(tier).findAny().isPresent()
        ? Optional.of(offered(tier))
        : Optional.ofNullable(lastOffers.get(tier));
  }

  /// Of all live workers of a tier together.
  private ToolOffer offered(String tier) {
    var tools = new HashSet<String>();
    var workspaces = new HashSet<String>();
    beats(tier)
        .map(Heartbeat::offer)
        .filter(Objects::nonNull)
        .forEach(offer -> {
          tools.addAll(offer.tools());
          workspaces.addAll(offer.workspaces());
        });
    return new ToolOffer(tools, workspaces);
  }

  /// Forgets workers and planners that have been silent for some ticks.
  public synchronized void prune(long ticks) {
    members.values().removeIf(member -> now - member.heard() > ticks);
    loads.prune(now - ticks);
  }

  private Stream<Heartbeat> beats() {
    return members.values().stream()
        .filter(member -> !isSilent(member))
        .filter(Member.Running.class::isInstance)
        .map(member -> ((Member.Running) member).beat());
  }

  private Stream<Heartbeat> beats(String tier) {
    return beats().filter(beat -> beat.tier().equals(tier));
  }

  private boolean isSilent(Member member) {
    return now - member.heard() > leaseTicks;
  }

  /// A worker, by what was last heard of it.
  private sealed interface Member {

    /// The planner's tick at which it was last heard of.
    long heard();

    /// Holds a lease and has sent no status yet.
    record Unheard(long heard) implements Member {}

    record Running(WorkerStatus.Heartbeat beat, long heard) implements Member {}

    /// Has left and handed these attempts back.
    record Gone(Set<AttemptId> handedBack, long heard) implements Member {}
  }

  public enum Presence {
    LIVE,
    SILENT,
    /// Has left; the attempts that it named are handed back.
    LEFT
  }

  public record LiveWorker(String worker, String tier, int slots, int inFlight) {}
}
