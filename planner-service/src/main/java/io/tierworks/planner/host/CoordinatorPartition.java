package io.tierworks.planner.host;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerStatus;
import io.tierworks.planner.host.Leases.Lease;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.command.CommandResult;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.handler.Coordinator;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.schedule.FairScheduler;
import io.tierworks.planner.schedule.JobDemand;
import io.tierworks.planner.workers.WorkerRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's coordinator: gives commands and reports to the state machine, stores what it
/// changed, sends what it said, and lets waiting work go out. Owned by one thread.
public final class CoordinatorPartition {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorPartition.class);

  /// Jobs take turns after this many subtasks.
  private static final int TURN = 32;

  /// Jobs forgotten at once at most.
  private static final int SWEPT = 1_000;

  /// JobStore of large finished jobs deleted at once at most.
  private static final int TIDIED = 1_000;

  private final Coordinator coordinator;
  private final WorkerRegistry workers;
  private final List<String> tiers;
  private final Backlog backlog;

  private final PartitionHost host;
  private final WorkingStore store;
  private final JobStore facts;
  private final Leases leases;
  private final FenceTracker fences;
  private final LostDispatchDetector lostDispatches;
  private final FairScheduler agenda;
  private final Deadlines deadlines = new Deadlines();
  private final LatencySampler latencies = new LatencySampler();
  private List<String> suspected = List.of();

  /// Picks up every unfinished job of the partition.
  public CoordinatorPartition(CoordinatorConfig config, PartitionHost host) {
    this.coordinator = config.coordinator();
    this.workers = config.workers();
    this.tiers = config.topics().tiers();
    this.backlog = config.backlog();
    this.host = host;
    store = host.store();
    leases = new Leases(store);
    facts = new JobStore(store, leases);
    fences = new FenceTracker(host.partition(), config.fenceWriter());
    lostDispatches = new LostDispatchDetector(config.tierLag());
    agenda = new FairScheduler(config.tierWindow());
    try (var jobs = facts.jobs()) {
      jobs.forEachRemaining(this::schedule);
    }
  }

  /// @return a fault of ours, if there was one: nothing has changed then
  public Optional<RuntimeException> take(JobCommand command) {
    return taken(() -> coordinator.handle(facts, command, now()));
  }

  /// @return a fault of ours, if there was one: no more than a lease has changed then
  public Optional<RuntimeException> take(SubtaskResult result) {
    return switch (result) {
      case SubtaskResult.Started started -> {
        leases.begin(started);
        latencies.started(started.tier(), started.attempt(), now());
        yield Optional.empty();
      }
      case SubtaskResult.Ended ended -> {
        leases.end(ended.worker(), ended.attempt());
        latencies
            .ended(ended.attempt(), now())
            .ifPresent(took -> agenda.measured(took.tier(), took.waited(), took.worked()));
        yield taken(() -> coordinator.ended(facts, ended, now()));
      }
    };
  }

  private Optional<RuntimeException> taken(Supplier<CommandResult> decision) {
    var fault = contained(decision);
    releaseAll();
    return fault;
  }

  /// All that the worker had reported is read: what it still held is lost with it. Behind a mark
  /// for nobody, what nobody has said to have begun is lost.
  public void take(WorkerStatus.FenceMarker mark) {
    if (!fences.isAnswered(mark)) {
      return;
    }
    if (mark.worker().equals(Attempt.NOBODY)) {
      loseStragglers();
    } else if (workers.presence(mark.worker()) == WorkerRegistry.Presence.SILENT) {
      lose(leases.held(mark.worker()), mark.worker(), "worker_silent");
    }
    releaseAll();
  }

  /// A decision that failed half-way has changed nothing: a record or job that meets a fault of
  /// ours must not stop the partition.
  private void takeBack(RuntimeException fault) {
    store.discard();
    LOG.atError().setCause(fault).log("a decision failed and is taken back");
  }

  /// Decides and does what follows, with a fault of ours contained.
  private Optional<RuntimeException> contained(Supplier<CommandResult> decision) {
    try {
      carryOut(decision.get());
      store.flush();
      return Optional.empty();
    } catch (RuntimeException e) {
      if (host.owns(e)) {
        throw e;
      }
      takeBack(e);
      return Optional.of(e);
    }
  }

  /// Looks at deadlines and leases.
  public void pulse() {
    for (var job : deadlines.due(now())) {
      contained(() -> coordinator.deadline(facts, job, now()));
    }
    for (var worker : leases.workers()) {
      switch (workers.presence(worker)) {
        case LIVE -> fences.heard(worker);
        case SILENT -> fences.ask(worker, now());
        case LEFT -> lose(handedBack(worker), worker, "handed_back");
      }
    }
    contained(() -> coordinator.cleanUp(facts, TIDIED, now()));
    releaseAll();
    backlog.report(host.partition(), tiers, agenda);
  }

  /// Forgets jobs that ended long ago, and looks for orders that nobody has.
  public void sweep() {
    contained(() -> coordinator.forget(facts, SWEPT, now()));
    var suspects = lostDispatches.suspects(now());
    if (!suspects.isEmpty() && fences.ask(Attempt.NOBODY, now())) {
      suspected = suspects;
    }
    releaseAll();
  }

  /// Those that were suspected when the mark was written, and have not moved since.
  private void loseStragglers() {
    var held = leases.attempts();
    for (var job : suspected) {
      if (!lostDispatches.isSuspect(job, now())) {
        continue;
      }
      var lost =
          facts.openAttempts(job).stream()
              .filter(out -> lostDispatches.isHandedOut(job, out.tier()))
              .filter(out -> !held.contains(out.attempt()))
              .map(out -> new Lease(job, out.subtask(), out.attempt()))
              .toList();
      lose(lost, Attempt.NOBODY, "not_started");
    }
  }

  private List<Lease> handedBack(String worker) {
    var named = workers.handedBack(worker);
    return leases.held(worker).stream().filter(lease -> named.contains(lease.attempt())).toList();
  }

  /// One after the other: a job must not end while a run of it that is lost as well is not booked.
  private void lose(List<Lease> lost, String worker, String reason) {
    if (lost.isEmpty()) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("worker", worker)
        .addKeyValue("reason", reason)
        .addKeyValue("attempts", lost.size())
        .log("attempts are issued again");
    for (var lease : lost) {
      leases.end(worker, lease.attempt());
      contained(() -> coordinator.lost(facts, lease.job(), lease.run(worker), reason, now()));
    }
  }

  /// Lets work go out while there is credit, jobs taking turns.
  private void releaseAll() {
    for (var tier : tiers) {
      for (var job = agenda.next(tier); job.isPresent(); job = agenda.next(tier)) {
        var id = job.get();
        int before = agenda.out(tier);
        int most = Math.min(TURN, agenda.credit(tier));
        boolean well = contained(() -> coordinator.release(facts, id, tier, most, now())).isEmpty();
        int released = agenda.out(tier) - before;
        if (well && released > 0) {
          agenda.served(tier, id, released);
        } else {
          agenda.park(tier, id);
        }
      }
    }
  }

  private void carryOut(CommandResult decision) {
    var at = now();
    decision.messages().forEach(message -> send(message, decision.trace(), at));
    decision.events().stream().map(Event::job).distinct().forEach(this::reschedule);
  }

  private void send(Message message, Optional<TraceContext> trace, Instant at) {
    host.send(message, trace, at);
    if (message instanceof Message.Dispatch order) {
      latencies.sent(order.subtask(), at);
    }
  }

  private void reschedule(String job) {
    facts.job(job).ifPresentOrElse(this::schedule, () -> drop(job));
  }

  private void drop(String job) {
    agenda.remove(job);
    deadlines.remove(job);
    lostDispatches.over(job);
  }

  private void schedule(JobState job) {
    job.nextDeadline().ifPresent(at -> deadlines.set(job.id(), at));
    var busy = new HashSet<String>();
    for (var tier : tiers) {
      int out = job.ledger().openOn(tier);
      if (out > 0) {
        busy.add(tier);
      }
      int ready = coordinator.ready(job, tier);
      int waiting = Math.min(ready, Math.max(0, coordinator.window() - job.ledger().open()));
      agenda.update(
          tier,
          new JobDemand(
              job.id(),
              job.terms().tenant(),
              job.terms().priority(),
              job.remaining(),
              ready,
              waiting,
              out));
    }
    lostDispatches.moved(job.id(), now(), busy);
  }

  /// The partition is taken away, or the process ends.
  public void close() {
    backlog.forget(host.partition());
  }

  private Instant now() {
    return host.now();
  }
}
