package io.tierworks.planner.stream;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.MalformedMessage;
import io.tierworks.common.contract.SubtaskResult;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.fleet.Fleet;
import io.tierworks.planner.job.Coordinator;
import io.tierworks.planner.job.Decision;
import io.tierworks.planner.job.Event;
import io.tierworks.planner.job.Facts;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.schedule.Agenda;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's coordinator: gives commands and reports to the state machine, stores what it
/// changed, sends what it said, and lets waiting work go out. Owned by one stream thread.
final class CoordinatorPartition {
  private static final Logger LOG = LoggerFactory.getLogger(CoordinatorPartition.class);

  /// Jobs take turns after this many subtasks.
  private static final int TURN = 32;

  /// Jobs forgotten at once at most.
  private static final int SWEPT = 1_000;

  private final Coordinator coordinator;
  private final Fleet fleet;
  private final List<String> tiers;
  private final String commandsTopic;
  private final String plannerGroup;
  private final Backlog backlog;

  private final ProcessorContext<String, byte[]> context;
  private final StreamFactStore store;
  private final Facts facts;
  private final Leases leases;
  private final Agenda agenda;
  private final Deadlines deadlines = new Deadlines();
  private final Outbox outbox;

  /// Picks up every unfinished job of the partition.
  CoordinatorPartition(Hosting hosting, ProcessorContext<String, byte[]> context) {
    this.coordinator = hosting.coordinator();
    this.fleet = hosting.fleet();
    this.tiers = hosting.topics().tiers();
    this.commandsTopic = hosting.topics().jobCommands();
    this.plannerGroup = hosting.topics().plannerGroup();
    this.backlog = hosting.backlog();
    this.context = context;
    store = new StreamFactStore(context::getStateStore);
    facts = new Facts(store);
    leases = new Leases(context.getStateStore(Stores.WORK));
    agenda = new Agenda(hosting.tierWindow());
    outbox = new Outbox(context, hosting.topics());
    try (var jobs = facts.jobs()) {
      jobs.forEachRemaining(this::schedule);
    }
  }

  void process(Record<String, byte[]> record) {
    try {
      take(record);
    } catch (MalformedMessage e) {
      bury(record, "malformed", e.why());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      takeBack(e);
      bury(record, "internal", "a fault of ours: " + e.getClass().getSimpleName());
    }
    store.flush();
    releaseAll();
  }

  private void take(Record<String, byte[]> record) throws MalformedMessage {
    var topic = context.recordMetadata().map(m -> m.topic()).orElse("");
    if (topic.equals(commandsTopic)) {
      carryOut(coordinator.handle(facts, Wire.read(record.value(), JobCommand.class), now()));
    } else {
      report(Wire.read(record.value(), SubtaskResult.class));
    }
  }

  /// A decision that failed half-way has changed nothing: a record or job that meets a fault of
  /// ours must not stop the partition.
  private void takeBack(RuntimeException fault) {
    store.discard();
    LOG.atError().setCause(fault).log("a decision failed and is taken back");
  }

  /// Decides for one job outside of a record, with a fault contained.
  ///
  /// @return whether it went well
  private boolean contained(Supplier<Decision> decision) {
    try {
      carryOut(decision.get());
      store.flush();
      return true;
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      takeBack(e);
      return false;
    }
  }

  private void report(SubtaskResult result) {
    switch (result) {
      case SubtaskResult.Started started -> leases.begin(started);
      case SubtaskResult.Ended ended -> {
        leases.end(ended.worker(), ended.attempt());
        carryOut(coordinator.ended(facts, ended, now()));
      }
    }
  }

  /// Looks at deadlines and leases.
  void pulse() {
    for (var job : deadlines.due(now())) {
      contained(() -> coordinator.deadline(facts, job, now()));
    }
    for (var worker : leases.workers()) {
      switch (fleet.presence(worker)) {
        case LIVE -> {}
        case SILENT -> lose(leases.take(worker, _ -> true), worker, "worker_silent");
        case LEFT ->
            lose(leases.take(worker, fleet.handedBack(worker)::contains), worker, "handed_back");
      }
    }
    releaseAll();
    backlog.report(context.taskId().partition(), tiers, agenda);
  }

  /// Forgets jobs that ended long ago.
  void sweep() {
    contained(() -> coordinator.forget(facts, SWEPT, now()));
  }

  private void lose(List<Leases.Lease> lost, String worker, String reason) {
    if (lost.isEmpty()) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("worker", worker)
        .addKeyValue("reason", reason)
        .addKeyValue("attempts", lost.size())
        .log("attempts are issued again");
    for (var lease : lost) {
      contained(() ->
          coordinator.lost(facts, lease.job(), lease.subtask(), lease.attempt(), reason, now()));
    }
  }

  /// Lets work go out while there is credit, jobs taking turns.
  private void releaseAll() {
    for (var tier : tiers) {
      for (var job = agenda.next(tier); job.isPresent(); job = agenda.next(tier)) {
        var id = job.get();
        int before = agenda.out(tier);
        int most = Math.min(TURN, agenda.credit(tier));
        boolean well = contained(() -> coordinator.release(facts, id, tier, most, now()));
        int released = agenda.out(tier) - before;
        if (well && released > 0) {
          agenda.served(tier, id, released);
        } else {
          agenda.park(tier, id);
        }
      }
    }
  }

  private void carryOut(Decision decision) {
    var at = now();
    decision.messages().forEach(message -> outbox.send(message, at));
    decision.events().stream().map(Event::job).distinct().forEach(this::reschedule);
  }

  private void reschedule(String job) {
    facts.job(job).ifPresentOrElse(this::schedule, () -> agenda.remove(job));
  }

  private void schedule(JobState job) {
    job.nextDeadline().ifPresent(at -> deadlines.set(job.id(), at));
    for (var tier : tiers) {
      int out = job.ledger().openOn(tier);
      int waiting =
          Math.min(job.releasable(tier), Math.max(0, coordinator.window() - job.ledger().open()));
      agenda.update(
          tier,
          new Agenda.Standing(
              job.id(),
              job.terms().tenant(),
              job.terms().priority(),
              job.remaining(),
              waiting,
              out));
    }
  }

  private void bury(Record<String, byte[]> record, String reason, String why) {
    var at = context.recordMetadata();
    var letter =
        DeadLetter.rejected(
            at.map(m -> m.topic()).orElse(""),
            at.map(m -> m.partition()).orElse(-1),
            at.map(m -> m.offset()).orElse(-1L),
            plannerGroup,
            reason,
            why);
    LOG.atWarn()
        .addKeyValue("topic", letter.topic())
        .addKeyValue("offset", letter.offset())
        .addKeyValue("error", why)
        .log("a message went to the dead letters");
    outbox.buryResult(record, letter);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
