package io.tierworks.planner.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The jobs that need a tier, and the order in which they are served.
final class TierSchedule {
  private final Map<String, JobDemand> demands = new HashMap<>();
  private final Map<String, Tenant> tenants = new HashMap<>();

  /// Tenants with waiting jobs. A tenant is out of it while its order changes.
  private final TreeSet<Tenant> waiting = new TreeSet<>(Tenant.ORDER);

  private final AdaptiveWindow window;
  private final CallTime callTime = new CallTime();
  private int open;
  private int ready;

  TierSchedule(int most) {
    window = new AdaptiveWindow(most);
  }

  int open() {
    return open;
  }

  int ready() {
    return ready;
  }

  int credit() {
    return Math.max(0, window.size() - open);
  }

  Duration callTime() {
    return callTime.mean();
  }

  void measured(Duration waited, Duration worked) {
    window.measured(waited, worked);
    callTime.measured(worked);
  }

  void update(JobDemand demand) {
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

  void park(String job) {
    var demand = demands.get(job);
    if (demand != null) {
      update(demand.parked());
    }
  }

  Optional<String> next() {
    return waiting.isEmpty() || credit() == 0
        ? Optional.empty()
        : Optional.of(waiting.first().nextJob());
  }

  void served(String job, int subtasks) {
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
