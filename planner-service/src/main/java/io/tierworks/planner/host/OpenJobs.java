package io.tierworks.planner.host;

import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.schedule.FairScheduler;
import io.tierworks.planner.schedule.JobDemand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// The in-memory indexes of a partition's open jobs: demand for each tier, deadlines, and how long
/// a job has stood still. Rebuilt from the store when the partition is assigned, in parts, so that
/// commands are handled in between. One owner thread.
final class OpenJobs {
  /// Jobs that are indexed at a time. A job takes up to 0.1 ms.
  private static final int MAX_INDEXED = 500;

  private final Coordinator coordinator;
  private final JobStore store;
  private final List<String> tiers;
  private final FairScheduler scheduler;
  private final LostDispatchDetector detector;
  private final Deadlines deadlines = new Deadlines();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> unfinished = new LinkedHashSet<>();
  private final Queue<String> unindexed = new ArrayDeque<>();

  OpenJobs(CoordinatorConfig config, JobStore store, FairScheduler scheduler) {
    this.coordinator = config.coordinator();
    this.store = store;
    this.tiers = config.topics().tiers();
    this.scheduler = scheduler;
    this.detector = new LostDispatchDetector(config.tierLag());
  }

  /// Begins to index the jobs of the store.
  void rebuild(Instant now) {
    try (var jobs = store.jobIds()) {
      jobs.forEachRemaining(unindexed::add);
    }
    try (var repeats = store.repeats()) {
      repeats.forEachRemaining(pending -> unfinished(pending.job()));
    }
    indexMore(now);
  }

  /// Goes on with the rebuild.
  void indexMore(Instant now) {
    for (int i = 0; i < MAX_INDEXED && !unindexed.isEmpty(); i++) {
      store.job(unindexed.remove()).ifPresent(job -> restored(job, now));
    }
  }

  private void restored(JobState job, Instant now) {
    index(job, now);
    if (job.isUnattended()) {
      unfinished(job.id());
    }
  }

  /// Whether the rebuild is complete.
  boolean isComplete() {
    return unindexed.isEmpty();
  }

  /// Something about a job changed. The indexes follow at the next [#refresh].
  void changed(String job) {
    changed.add(job);
  }

  /// The last command of a job left work.
  void unfinished(String job) {
    unfinished.add(job);
  }

  boolean hasUnfinished() {
    return !unfinished.isEmpty() || !isComplete();
  }

  /// Removes and returns the job that has waited longest with unfinished work.
  Optional<String> nextUnfinished() {
    var next = unfinished.stream().findFirst();
    next.ifPresent(unfinished::remove);
    return next;
  }

  /// Brings the indexes up to date with all changes.
  void refresh(Instant now) {
    for (var job : changed) {
      store.job(job).ifPresentOrElse(open -> index(open, now), () -> remove(job));
    }
    changed.clear();
  }

  private void index(JobState job, Instant now) {
    job.nextDeadline().ifPresent(at -> deadlines.set(job.id(), at));
    tiers.forEach(tier -> scheduler.tier(tier).update(demand(job, tier)));
    detector.moved(job.id(), now, busyTiers(job));
  }

  private JobDemand demand(JobState job, String tier) {
    int ready = coordinator.ready(job, tier);
    int window = Math.max(0, coordinator.window() - job.ledger().open());
    return new JobDemand(
        job.id(),
        job.terms().submission().tenant(),
        job.terms().submission().priority(),
        job.remaining(),
        ready,
        Math.min(ready, window),
        job.ledger().openOn(tier));
  }

  private Set<String> busyTiers(JobState job) {
    var busy = new HashSet<>(tiers);
    busy.removeIf(tier -> job.ledger().openOn(tier) == 0);
    return busy;
  }

  private void remove(String job) {
    scheduler.remove(job);
    deadlines.remove(job);
    detector.remove(job);
  }

  /// Jobs whose deadline has passed, each once.
  List<String> due(Instant now) {
    return deadlines.due(now);
  }

  LostDispatchDetector detector() {
    return detector;
  }
}
