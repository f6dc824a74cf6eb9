package io.tierworks.planner.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/// Chooses the job that releases next on one tier. The tier has credit: its window less what is
/// open on it, so that its topic stays short and the order is decided late. Among waiting jobs, the
/// tenant that was given least goes first, then the higher priority, then the job with less
/// remaining work.
public final class TierSchedule {
  private final Map<String, JobDemand> demands = new HashMap<>();
  private final Map<String, Tenant> tenants = new HashMap<>();

  /// Tenants with waiting jobs. A tenant is out of it while its order changes.
  private final TreeSet<Tenant> waiting = new TreeSet<>(Tenant.ORDER);

  private final AdaptiveWindow window;
  private final CallTime callTime = new CallTime();
  private final IntSupplier running;
  private int open;
  private int ready;
  private int idle;

  /// @param running how many subtasks run
  TierSchedule(int most, IntSupplier running) {
    this.window = new AdaptiveWindow(most);
    this.running = running;
  }

  /// Subtasks that are released and not ended.
  public int open() {
    return open;
  }

  /// Subtasks that can be released.
  public int ready() {
    return ready;
  }

  /// How many more subtasks may be released.
  public int credit() {
    return window.credit(open, running.getAsInt(), idle, callTime.mean());
  }

  /// How many of the tier's slots are free for this partition.
  public void idle(int slots) {
    idle = slots;
  }

  /// The mean duration of the calls, by those that were measured.
  public Duration callTime() {
    return callTime.mean();
  }

  /// How long one call took.
  public void measured(Duration call) {
    callTime.measured(call);
  }

  /// Replaces what is known of a job.
  public void update(JobDemand demand) {
    remove(demand.job());
    if (demand.ready() == 0 && demand.open() == 0) {
      return;
    }
    demands.put(demand.job(), demand);
    open += demand.open();
    ready += demand.ready();
    if (demand.waiting() > 0) {
      enqueue(demand);
    }
  }

  private void enqueue(JobDemand demand) {
    var tenant = tenants.computeIfAbsent(demand.tenant(), Tenant::new);
    if (tenant.isIdle()) {
      tenant.atLeast(waiting.isEmpty() ? 0 : waiting.first().served());
      waiting.add(tenant);
    }
    tenant.add(demand);
  }

  void remove(String job) {
    var old = demands.remove(job);
    if (old == null) {
      return;
    }
    open -= old.open();
    ready -= old.ready();
    var tenant = tenants.get(old.tenant());
    if (tenant != null && tenant.remove(old) && tenant.isIdle()) {
      waiting.remove(tenant);
    }
  }

  /// Passes over a job that released nothing, until its demand is updated.
  public void park(String job) {
    var demand = demands.get(job);
    if (demand != null) {
      update(demand.parked());
    }
  }

  /// The job that releases next; empty when none waits or there is no credit.
  public Optional<String> next() {
    return waiting.isEmpty() || credit() == 0
        ? Optional.empty()
        : Optional.of(waiting.first().nextJob());
  }

  /// Counts what a job was given.
  public void served(String job, int subtasks) {
    var demand = demands.get(job);
    if (demand != null) {
      var tenant = tenants.computeIfAbsent(demand.tenant(), Tenant::new);
      boolean waits = waiting.remove(tenant);
      tenant.serve(subtasks);
      if (waits) {
        waiting.add(tenant);
      }
    }
  }
}
