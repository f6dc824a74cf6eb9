package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One tier's pool: takes subtasks as slots are free, promises them (`started`), accepts them, runs
/// each on a virtual thread and writes its one result.
///
/// Nothing runs before its promise is durable; nothing is accepted before that either, so a crash
/// at any point leaves the subtask with the broker or its attempt with the coordinator's lease.
public final class WorkerPool {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration LAST_POLL = Duration.ofSeconds(2);

  private final SubtaskIntake intake;
  private final ResultWriter writer;
  private final SubtaskExecutor executor;
  private final ResultFactory results;
  private final String group;
  private final int slots;
  private final Semaphore free;
  private final AttemptRegistry attempts = new AttemptRegistry();
  private final Thread loop = Thread.ofPlatform().name("pool").unstarted(this::loop);
  private volatile boolean draining;
  private volatile boolean taking;

  /// @param group named on dead letters
  public WorkerPool(
      SubtaskIntake intake,
      ResultWriter writer,
      SubtaskExecutor executor,
      ResultFactory results,
      String group,
      int slots) {
    if (intake.batch() > slots) {
      throw new IllegalArgumentException("a batch must fit the slots");
    }
    this.intake = intake;
    this.writer = writer;
    this.executor = executor;
    this.results = results;
    this.group = group;
    this.slots = slots;
    this.free = new Semaphore(slots);
  }

  public void start() {
    loop.start();
  }

  public int slots() {
    return slots;
  }

  public int inFlight() {
    return attempts.count();
  }

  public boolean isDraining() {
    return draining;
  }

  /// Whether it has joined its group and takes subtasks.
  public boolean isTaking() {
    return taking && !draining;
  }

  /// Whether the loop that takes subtasks goes round, or has ended in order.
  public boolean isAlive() {
    return draining || loop.isAlive();
  }

  /// Takes no more; what runs goes on.
  public void drain() {
    draining = true;
  }

  public void cancelAttempt(String attempt) {
    attempts.cancelAttempt(attempt);
  }

  public void cancelJob(String job) {
    attempts.cancelJob(job);
  }

  /// Stops taking, lets calls finish within the grace period, cancels the rest.
  ///
  /// @return the attempts that were promised and will have no result
  public List<String> stop(Duration grace) throws InterruptedException {
    drain();
    if (!loop.join(LAST_POLL)) {
      loop.interrupt();
      loop.join();
    }
    attempts.awaitNone(grace.toMillis());
    return attempts.handBack();
  }

  private void loop() {
    while (!draining) {
      try {
        round();
      } catch (InterruptedException _) {
        break;
      } catch (RuntimeException e) {
        recover(e);
      }
    }
    intake.close();
  }

  /// A whole batch of slots is set aside before taking, because a record must not wait for one.
  private void round() throws InterruptedException {
    int batch = intake.batch();
    if (!free.tryAcquire(batch, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      intake.rest();
      return;
    }
    int used = 0;
    try {
      used = handOver(intake.take(POLL));
      taking = true;
    } finally {
      free.release(batch - used);
    }
  }

  /// @return how many now run, each with its slot
  private int handOver(List<Delivery> taken) throws InterruptedException {
    if (taken.isEmpty()) {
      return 0;
    }
    var messages = new ArrayList<ResultWriter.Outgoing>();
    var fresh = new ArrayList<Run>();
    for (var each : taken) {
      switch (Envelope.read(each, group)) {
        case Envelope.Valid order -> admit(order, fresh, messages);
        case Envelope.Malformed order -> messages.add(buried(order));
      }
    }
    promise(fresh, messages);
    accept(taken);
    fresh.forEach(run -> Thread.ofVirtual().name(run.name()).start(() -> run(run)));
    return fresh.size();
  }

  private void promise(List<Run> fresh, List<ResultWriter.Outgoing> messages)
      throws InterruptedException {
    boolean durable = false;
    try {
      writer.write(messages);
      durable = true;
    } finally {
      if (!durable) {
        fresh.forEach(run -> attempts.forget(run.attempt()));
      }
    }
  }

  /// The promise stands whatever comes of this: a record that returns is known here, and elsewhere
  /// it is a duplicate that the coordinator settles.
  private void accept(List<Delivery> taken) {
    try {
      intake.accept(taken);
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("accepting a batch failed");
    }
  }

  private record Run(RunningAttempt attempt, Optional<TraceContext> trace) {
    String name() {
      return attempt.subtask().attempt();
    }
  }

  private void admit(Envelope.Valid order, List<Run> fresh, List<ResultWriter.Outgoing> messages) {
    attempts
        .begin(order.subtask())
        .ifPresent(attempt -> {
          fresh.add(new Run(attempt, order.trace()));
          messages.add(new ResultWriter.Result(results.started(order.subtask()), order.trace()));
        });
  }

  private static ResultWriter.Rejected buried(Envelope.Malformed order) {
    LOG.atWarn()
        .addKeyValue("topic", order.delivery().topic())
        .addKeyValue("partition", order.delivery().partition())
        .addKeyValue("offset", order.delivery().offset())
        .log("a record is no subtask; it goes to the dead letters");
    return new ResultWriter.Rejected(order.delivery(), order.why());
  }

  private void run(Run run) {
    try {
      var result = outcome(run.attempt());
      if (attempts.isRunning(run.attempt())) {
        writer.write(List.of(new ResultWriter.Result(result, run.trace())));
      }
    } catch (InterruptedException _) {
      // Only the writer's end interrupts here; the coordinator's lease covers the attempt.
    } finally {
      attempts.end(run.attempt());
      free.release();
    }
  }

  /// The task boundary: whatever happens, the coordinator hears of it.
  private SubtaskResult.Ended outcome(RunningAttempt attempt) {
    var subtask = attempt.subtask();
    try {
      attempt.beginCall();
      return executor.execute(subtask);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("jobId", subtask.job())
          .addKeyValue("attempt", subtask.attempt())
          .setCause(e)
          .log("an attempt ended in a fault of ours");
      return results.failed(subtask, "internal", e.getClass().getName(), true, Spent.NOTHING);
    } finally {
      attempt.endCall();
    }
  }

  /// The loop boundary: the intake gives back what it holds and begins anew.
  private void recover(RuntimeException fault) {
    LOG.atError()
        .setCause(fault)
        .log("taking subtasks failed; what was taken is given back, and we try again");
    try {
      intake.rest();
      Thread.sleep(AFTER_FAULT);
    } catch (InterruptedException _) {
      draining = true;
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("error", e.toString()).log("giving back failed");
    }
  }
}
