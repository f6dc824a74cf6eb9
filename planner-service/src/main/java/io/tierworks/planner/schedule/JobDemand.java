package io.tierworks.planner.schedule;

import java.util.Comparator;

/// A job on a tier.
///
/// @param remaining subtasks of the whole job still to be answered
/// @param ready how many have all they need
/// @param waiting how many of these could go out now, by the job's own window
/// @param out how many are out
public record JobDemand(
    String job, String tenant, int priority, int remaining, int ready, int waiting, int out) {
  static final Comparator<JobDemand> ORDER =
      Comparator.comparingInt((JobDemand s) -> -s.priority)
          .thenComparingInt(s -> Integer.SIZE - Integer.numberOfLeadingZeros(s.remaining))
          .thenComparing(s -> s.job);

  JobDemand idle() {
    return new JobDemand(job, tenant, priority, remaining, ready, 0, out);
  }
}
