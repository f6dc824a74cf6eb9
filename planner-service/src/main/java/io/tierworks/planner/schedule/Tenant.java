package io.tierworks.planner.schedule;

import java.util.Comparator;
import java.util.TreeSet;

/// A tenant on a tier: its waiting jobs, and how many subtasks it was given.
final class Tenant {
  static final Comparator<Tenant> ORDER =
      Comparator.comparingLong((Tenant t) -> t.served).thenComparing(t -> t.name);

  private final String name;
  private final TreeSet<JobDemand> queue = new TreeSet<>(JobDemand.ORDER);
  private long served;

  Tenant(String name) {
    this.name = name;
  }

  boolean isIdle() {
    return queue.isEmpty();
  }

  /// A tenant that is new or comes back does not catch up on what others were given meanwhile.
  void atLeast(long least) {
    served = Math.max(served, least);
  }

  void add(JobDemand demand) {
    queue.add(demand);
  }

  /// @return whether the job was waiting
  boolean remove(JobDemand demand) {
    return queue.remove(demand);
  }

  String nextJob() {
    return queue.first().job();
  }

  long served() {
    return served;
  }

  void serve(int subtasks) {
    served += subtasks;
  }
}
