package io.tierworks.planner.schedule;

import java.util.Comparator;

/// What a job has to do on a tier.
///
/// @param remaining subtasks of the whole job without an answer
/// @param ready subtasks that can be released
/// @param waiting how many of them the job's own window allows
/// @param open subtasks that are released and not ended
public record JobDemand(
    String job, String tenant, int priority, int remaining, int ready, int waiting, int open) {

  /// Higher priority first, then less remaining work in powers of two, then the id.
  static final Comparator<JobDemand> ORDER =
      Comparator.comparingInt((JobDemand d) -> -d.priority)
          .thenComparingInt(d -> Integer.SIZE - Integer.numberOfLeadingZeros(d.remaining))
          .thenComparing(d -> d.job);

  JobDemand parked() {
    return new JobDemand(job, tenant, priority, remaining, ready, 0, open);
  }
}
