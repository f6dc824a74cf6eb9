package io.tierworks.planner.host;

import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.common.contract.worker.WorkerStatus.Fenced;
import io.tierworks.planner.host.Leases.Lease;
import io.tierworks.planner.job.LossReason;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.workers.WorkerRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds attempts that no worker will report on, and lets the coordinator issue them again: those
/// of workers that left or fell silent, and those that never reached a worker. One owner thread.
final class WorkerMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerMonitor.class);

  private final Coordinator coordinator;
  private final WorkerRegistry workers;
  private final PartitionHost host;
  private final Leases leases;
  private final LostDispatchDetector detector;
  private final FenceTracker fences;
  private final CommandRunner runner;
  private final DispatchSearch search;
  private List<String> suspects = List.of();

  WorkerMonitor(CoordinatorConfig config, Leases leases, OpenJobs jobs, CommandRunner runner) {
    this.coordinator = config.coordinator();
    this.workers = config.workers();
    this.host = runner.host();
    this.leases = leases;
    this.detector = jobs.detector();
    this.fences = new FenceTracker(host.partition(), config.fenceWriter());
    this.runner = runner;
    this.search = new DispatchSearch(coordinator, detector, leases, runner);
  }

  /// Takes back what workers handed back, fences the partition for each silent worker, and goes on
  /// with the search for lost dispatches.
  void checkWorkers() {
    search.goOn();
    for (var worker : leases.workers()) {
      switch (workers.presence(worker)) {
        case LIVE -> fences.cancel(worker);
        case SILENT -> fences.request(new Fenced.Worker(worker), host.now());
        case LEFT -> lose(handedBack(worker), worker, LossReason.HANDED_BACK);
      }
    }
  }

  private List<Lease> handedBack(String worker) {
    var named = workers.handedBack(worker);
    return leases.held(worker).stream().filter(lease -> named.contains(lease.attempt())).toList();
  }

  /// Fences the partition if jobs stand still although their tiers' topics are empty.
  void checkDispatches() {
    var found = detector.suspects(host.now());
    if (!found.isEmpty() && fences.request(new Fenced.Unclaimed(), host.now())) {
      suspects = found;
    }
  }

  /// A fence marker was read: every report written before it has been processed. What the worker
  /// still holds is lost.
  void fencePassed(WorkerStatus.FenceMarker marker) {
    if (!fences.complete(marker)) {
      return;
    }
    switch (marker.fenced()) {
      case Fenced.Unclaimed _ -> search.begin(suspects);
      case Fenced.Worker(var worker) -> {
        if (workers.presence(worker) == WorkerRegistry.Presence.SILENT) {
          lose(leases.held(worker), worker, LossReason.WORKER_SILENT);
        }
      }
    }
  }

  /// Ends one lease after the other: a job must not end before all its lost runs are billed.
  private void lose(List<Lease> lost, String worker, LossReason reason) {
    if (lost.isEmpty()) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("worker", worker)
        .addKeyValue("reason", reason.code())
        .addKeyValue("attempts", lost.size())
        .log("attempts are issued again");
    for (var lease : lost) {
      leases.end(worker, lease.attempt());
      runner.run(
          (store, now) -> coordinator.lost(store, lease.job(), lease.run(worker), reason, now));
    }
  }
}
