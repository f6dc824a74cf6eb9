package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final Outbox outbox;
  private final Work work;
  private final Author author;
  private final String group;
  private final int slots;
  private final Semaphore free;
  private final Attempts attempts = new Attempts();
  private final Thread loop = Thread.ofPlatform().name("pool").unstarted(this::loop);
  private volatile boolean draining;
  private volatile boolean taking;

  /// @param group named on dead letters
  public WorkerPool(
      SubtaskIntake intake, Outbox outbox, Work work, Author author, String group, int slots) {
    if (intake.batch() > slots) {
      throw new IllegalArgumentException("a batch must fit the slots");
    }
    this.intake = intake;
    this.outbox = outbox;
    this.work = work;
    this.author = author;
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
  private int handOver(List<Taken> taken) throws InterruptedException {
    if (taken.isEmpty()) {
      return 0;
    }
    var messages = new ArrayList<Outbox.Outgoing>();
    var fresh = new ArrayList<Run>();
    for (var each : taken) {
      switch (Order.read(each, group)) {
        case Order.Readable order -> admit(order, fresh, messages);
        case Order.Malformed order -> messages.add(buried(order));
      }
    }
    promise(fresh, messages);
    accept(taken);
    fresh.forEach(run -> Thread.ofVirtual().name(run.name()).start(() -> run(run)));
    return fresh.size();
  }

  private void promise(List<Run> fresh, List<Outbox.Outgoing> messages)
      throws InterruptedException {
    boolean durable = false;
    try {
      outbox.write(messages);
      durable = true;
    } finally {
      if (!durable) {
        fresh.forEach(run -> attempts.forget(run.attempt()));
      }
    }
  }

  /// The promise stands whatever comes of this: a record that returns is known here, and elsewhere
  /// it is a duplicate that the coordinator settles.
  private void accept(List<Taken> taken) {
    try {
      intake.accept(taken);
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("accepting a batch failed");
    }
  }

  private record Run(RunningAttempt attempt, String trace) {
    String name() {
      return attempt.subtask().attempt();
    }
  }

  private void admit(Order.Readable order, List<Run> fresh, List<Outbox.Outgoing> messages) {
    attempts
        .begin(order.subtask())
        .ifPresent(attempt -> {
          fresh.add(new Run(attempt, order.trace()));
          messages.add(new Outbox.Result(author.started(order.subtask()), order.trace()));
        });
  }

  private static Outbox.Dead buried(Order.Malformed order) {
    LOG.atWarn()
        .addKeyValue("topic", order.taken().topic())
        .addKeyValue("partition", order.taken().partition())
        .addKeyValue("offset", order.taken().offset())
        .log("a record is no subtask; it goes to the dead letters");
    return new Outbox.Dead(order.taken(), order.why());
  }

  private void run(Run run) {
    try {
      var result = outcome(run.attempt());
      if (attempts.isRunning(run.attempt())) {
        outbox.write(List.of(new Outbox.Result(result, run.trace())));
      }
    } catch (InterruptedException _) {
      // Only the outbox's end interrupts here; the coordinator's lease covers the attempt.
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
      return work.attempt(subtask);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("jobId", subtask.job())
          .addKeyValue("attempt", subtask.attempt())
          .setCause(e)
          .log("an attempt ended in a fault of ours");
      return author.failed(subtask, "internal", e.getClass().getName(), true, Spent.NOTHING);
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
