package io.tierworks.planner.host;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.schedule.FairScheduler;
import java.util.Optional;

/// The coordinator of one partition. It gives commands and reports to the state machine, watches
/// deadlines and workers, and dispatches subtasks. Owned by one thread.
public final class CoordinatorPartition {
  /// Expired jobs that one sweep forgets.
  private static final int MAX_FORGOTTEN = 1_000;

  /// Entries of finished jobs that one pulse deletes.
  private static final int MAX_TIDIED = 1_000;

  private final CoordinatorConfig config;
  private final Coordinator coordinator;
  private final PartitionHost host;
  private final Leases leases;
  private final FairScheduler scheduler;
  private final LatencySampler latencies = new LatencySampler();
  private final OpenJobs jobs;
  private final CommandRunner runner;
  private final Dispatcher dispatcher;
  private final StatsPublisher stats;
  private final WorkerMonitor monitor;
  private final EarlyReports early;

  /// Picks up every open job of the partition: the first ones now, the others while it works.
  public CoordinatorPartition(CoordinatorConfig config, PartitionHost host) {
    this.config = config;
    this.coordinator = config.coordinator();
    this.host = host;
    leases = new Leases(host.store());
    var store = new JobStore(host.store(), leases);
    scheduler = new FairScheduler(config.tierWindow(), leases::running);
    jobs = new OpenJobs(config, store, scheduler);
    stats = new StatsPublisher(host, store);
    early = new EarlyReports(host.store(), store);
    runner = new CommandRunner(host, store, jobs, config.reviews(), stats, early);
    dispatcher = new Dispatcher(config, scheduler, jobs, runner);
    monitor = new WorkerMonitor(config, leases, jobs, runner);
    jobs.rebuild(host.now());
  }

  /// @return the error, if the command failed; it has changed nothing then
  public Optional<RuntimeException> take(JobCommand command) {
    return runner.run((store, now) -> coordinator.handle(store, command, now));
  }

  /// @return the error, if the command failed; at most a lease has changed then
  public Optional<RuntimeException> take(SubtaskResult result) {
    return switch (result) {
      case SubtaskResult.Started started -> {
        leases.begin(started);
        latencies.started(started, host.now());
        yield Optional.empty();
      }
      case SubtaskResult.Ended ended -> {
        leases.end(ended.worker(), ended.attempt());
        latencies
            .ended(ended.attempt(), host.now())
            .ifPresent(took -> scheduler.tier(took.tier()).measured(took.duration()));
        yield early.keep(ended)
            ? Optional.empty()
            : runner.run((store, now) -> coordinator.ended(store, ended, now));
      }
    };
  }

  public void take(WorkerStatus.FenceMarker marker) {
    jobs.refresh(host.now());
    monitor.fencePassed(marker);
  }

  /// Releases subtasks. The host calls it after each batch of records.
  public void dispatch() {
    dispatcher.dispatch();
    while (takeEarlyReport()) {
      dispatcher.dispatch();
    }
  }

  /// Takes a report whose attempt was issued just now.
  private boolean takeEarlyReport() {
    var next = early.next();
    next.ifPresent(report -> runner.run((store, now) -> coordinator.ended(store, report, now)));
    return next.isPresent();
  }

  /// Whether there is work that waits for nothing but its turn.
  public boolean hasUnfinished() {
    return jobs.hasUnfinished() || dispatcher.hasMore();
  }

  /// Goes on with the open jobs of the store, with releases, and with one job that has unfinished
  /// work. The host calls it between batches of records.
  public void goOn() {
    if (!jobs.isComplete() || dispatcher.hasMore()) {
      jobs.indexMore(host.now());
      dispatch();
    }
    var next = jobs.nextUnfinished();
    if (next.isPresent()) {
      runner.run((store, now) -> coordinator.goOn(store, next.get(), now));
      // What it waited for may be read now, so that it can release again.
      jobs.changed(next.get());
      dispatch();
    }
  }

  /// Checks deadlines and workers. The host calls it every [CoordinatorConfig#pulse].
  public void pulse() {
    jobs.refresh(host.now());
    for (var job : jobs.due(host.now())) {
      runner.run((store, now) -> coordinator.deadline(store, job, now));
    }
    monitor.checkWorkers();
    config.topics().tiers().forEach(tier -> scheduler.tier(tier).idle(idleSlots(tier)));
    runner.run((store, now) -> coordinator.cleanUp(store, MAX_TIDIED, now));
    dispatch();
    stats.publish();
    config.backlog().report(host.partition(), config.topics().tiers(), scheduler);
  }

  /// The partition's share of a tier's free slots.
  private int idleSlots(String tier) {
    return Math.ceilDiv(config.workers().idle(tier), config.topics().keyedPartitions());
  }

  /// Forgets expired jobs and looks for lost dispatches. The host calls it every few seconds.
  public void sweep() {
    runner.run((store, now) -> coordinator.forget(store, MAX_FORGOTTEN, now));
    early.sweep(host.now());
    monitor.checkDispatches();
    dispatch();
  }

  /// The partition moves to another process, or this process ends.
  public void close() {
    config.backlog().forget(host.partition());
  }
}
