package io.tierworks.planner.schedule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Who goes next on a tier. Subtasks are released on credit: as many may be out on a tier as its
/// window allows, so that its topic stays short and the order is decided late. Among waiting jobs
/// the tenant that was served least goes first, then priority, then the job with the least work
/// left. One owner thread; rebuilt from the jobs at start.
public final class Agenda {
  private final int window;
  private final Map<String, Lane> lanes = new HashMap<>();

  /// @param window subtasks of one tier that may be out at once
  public Agenda(int window) {
    this.window = window;
  }

  /// What a job has waiting and out on a tier, after anything about it changed.
  public void update(String tier, Standing standing) {
    lanes.computeIfAbsent(tier, _ -> new Lane()).update(standing);
  }

  /// Forgets a finished job.
  public void remove(String job) {
    lanes.values().forEach(lane -> lane.remove(job));
  }

  /// How many more subtasks of the tier may go out.
  public int credit(String tier) {
    var lane = lanes.get(tier);
    return lane == null ? window : Math.max(0, window - lane.out);
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

  /// Subtasks that are ready and not released.
  public int waiting(String tier) {
    var lane = lanes.get(tier);
    return lane == null ? 0 : lane.standings.values().stream().mapToInt(Standing::waiting).sum();
  }

  /// A job on a tier.
  ///
  /// @param remaining subtasks of the whole job still to be answered
  /// @param waiting how many could go out now
  /// @param out how many are out
  public record Standing(
      String job, String tenant, int priority, int remaining, int waiting, int out) {
    private static final Comparator<Standing> ORDER =
        Comparator.comparingInt((Standing s) -> -s.priority)
            .thenComparingInt(s -> Integer.SIZE - Integer.numberOfLeadingZeros(s.remaining))
            .thenComparing(s -> s.job);

    private Standing idle() {
      return new Standing(job, tenant, priority, remaining, 0, out);
    }
  }

  /// One tier.
  private static final class Lane {
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, TreeSet<Standing>> queues = new HashMap<>();
    private final Map<String, Long> served = new HashMap<>();
    private int out;

    void update(Standing standing) {
      remove(standing.job());
      if (standing.waiting() == 0 && standing.out() == 0) {
        return;
      }
      standings.put(standing.job(), standing);
      out += standing.out();
      if (standing.waiting() > 0) {
        enqueue(standing);
      }
    }

    private void enqueue(Standing standing) {
      var tenant = standing.tenant();
      if (!queues.containsKey(tenant)) {
        served.merge(tenant, leastServed(), Math::max);
        queues.put(tenant, new TreeSet<>(Standing.ORDER));
      }
      Objects.requireNonNull(queues.get(tenant)).add(standing);
    }

    void remove(String job) {
      var old = standings.remove(job);
      if (old == null) {
        return;
      }
      out -= old.out();
      var queue = queues.get(old.tenant());
      if (queue != null) {
        queue.remove(old);
        if (queue.isEmpty()) {
          queues.remove(old.tenant());
        }
      }
    }

    void park(String job) {
      var standing = standings.get(job);
      if (standing != null) {
        update(standing.idle());
      }
    }

    Optional<String> next() {
      return queues.entrySet().stream()
          .min(
              Comparator.comparingLong(
                      (Map.Entry<String, ?> e) -> served.getOrDefault(e.getKey(), 0L))
                  .thenComparing(Map.Entry::getKey))
          .map(entry -> entry.getValue().first().job());
    }

    void served(String job, int subtasks) {
      var standing = standings.get(job);
      if (standing != null) {
        served.merge(standing.tenant(), (long) subtasks, Long::sum);
      }
    }

    /// A tenant that comes new or comes back starts level with those who wait.
    private long leastServed() {
      return queues.keySet().stream().mapToLong(t -> served.getOrDefault(t, 0L)).min().orElse(0);
    }
  }
}
