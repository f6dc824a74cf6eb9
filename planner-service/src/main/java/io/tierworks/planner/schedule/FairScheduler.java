package io.tierworks.planner.schedule;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Who goes next on a tier. Subtasks are released on credit: as many may be out on a tier as its
/// window allows, so that its topic stays short and the order is decided late. Among waiting jobs
/// the tenant that was served least goes first, then priority, then the job with the least work
/// left. One owner thread; rebuilt from the jobs at start.
public final class FairScheduler {
  private final int most;
  private final Map<String, Lane> lanes = new HashMap<>();

  /// @param most subtasks of one tier that may be out at once
  public FairScheduler(int most) {
    this.most = most;
  }

  /// What a job has waiting and out on a tier, after anything about it changed.
  public void update(String tier, JobDemand standing) {
    lane(tier).update(standing);
  }

  private Lane lane(String tier) {
    return lanes.computeIfAbsent(tier, _ -> new Lane(most));
  }

  /// What one subtask of a tier has shown of the tier's queue.
  ///
  /// @param waited from its release until its worker said that it had begun
  /// @param worked from then until its report
  public void measured(String tier, Duration waited, Duration worked) {
    var lane = lane(tier);
    lane.window.measured(waited, worked);
    lane.callTime.measured(worked);
  }

  /// Forgets a finished job.
  public void remove(String job) {
    lanes.values().forEach(lane -> lane.remove(job));
  }

  /// How many more subtasks of the tier may go out.
  public int credit(String tier) {
    var lane = lanes.get(tier);
    return lane == null ? most : Math.max(0, lane.window.size() - lane.out);
  }

  /// The job whose turn it is on the tier; empty when none waits or there is no credit.
  public Optional<String> next(String tier) {
    var lane = lanes.get(tier);
    return lane == null || credit(tier) == 0 ? Optional.empty() : lane.next();
  }

  /// Passes over a job that cannot use its turn, for want of budget, until something about it
  /// changes.
  public void park(String tier, String job) {
    var lane = lanes.get(tier);
    if (lane != null) {
      lane.park(job);
    }
  }

  /// Counts what a job was just given.
  public void served(String tier, String job, int subtasks) {
    var lane = lanes.get(tier);
    if (lane != null) {
      lane.served(job, subtasks);
    }
  }

  public int out(String tier) {
    var lane = lanes.get(tier);
    return lane == null ? 0 : lane.out;
  }

  /// Subtasks that have all they need and are not released.
  public int ready(String tier) {
    var lane = lanes.get(tier);
    return lane == null ? 0 : lane.ready;
  }

  /// How long one call of the tier takes, by those that were watched.
  public Duration callTime(String tier) {
    return lane(tier).callTime.mean();
  }

  /// One tier.
  private static final class Lane {
    private final Map<String, JobDemand> standings = new HashMap<>();
    private final Map<String, Tenant> tenants = new HashMap<>();
    private final TreeSet<Tenant> turns = new TreeSet<>(Tenant.ORDER);
    private final AdaptiveWindow window;
    private final CallTime callTime = new CallTime();
    private int out;
    private int ready;

    private Lane(int most) {
      window = new AdaptiveWindow(most);
    }

    void update(JobDemand standing) {
      remove(standing.job());
      if (standing.ready() == 0 && standing.out() == 0) {
        return;
      }
      standings.put(standing.job(), standing);
      out += standing.out();
      ready += standing.ready();
      if (standing.waiting() > 0) {
        enqueue(standing);
      }
    }

    private void enqueue(JobDemand standing) {
      var tenant = tenants.computeIfAbsent(standing.tenant(), Tenant::new);
      if (tenant.queue.isEmpty()) {
        tenant.served = Math.max(tenant.served, leastServed());
        turns.add(tenant);
      }
      tenant.queue.add(standing);
    }

    void remove(String job) {
      var old = standings.remove(job);
      if (old == null) {
        return;
      }
      out -= old.out();
      ready -= old.ready();
      var tenant = tenants.get(old.tenant());
      if (tenant != null && tenant.queue.remove(old) && tenant.queue.isEmpty()) {
        turns.remove(tenant);
      }
    }

    void park(String job) {
      var standing = standings.get(job);
      if (standing != null) {
        update(standing.idle());
      }
    }

    Optional<String> next() {
      return turns.isEmpty() ? Optional.empty() : Optional.of(turns.first().queue.first().job());
    }

    void served(String job, int subtasks) {
      var standing = standings.get(job);
      if (standing != null) {
        var tenant = tenants.computeIfAbsent(standing.tenant(), Tenant::new);
        boolean waits = turns.remove(tenant);
        tenant.served += subtasks;
        if (waits) {
          turns.add(tenant);
        }
      }
    }

    /// A tenant that comes new or comes back starts level with those who wait.
    private long leastServed() {
      return turns.isEmpty() ? 0 : turns.first().served;
    }
  }

  /// Who pays: its waiting jobs, and what it has been given so far.
  private static final class Tenant {
    private static final Comparator<Tenant> ORDER =
        Comparator.comparingLong((Tenant t) -> t.served).thenComparing(t -> t.name);

    private final String name;
    private final TreeSet<JobDemand> queue = new TreeSet<>(JobDemand.ORDER);
    private long served;

    private Tenant(String name) {
      this.name = name;
    }
  }
}
