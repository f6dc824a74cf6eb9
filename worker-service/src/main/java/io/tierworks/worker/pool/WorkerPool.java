package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.AttemptId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pool of one tier. One loop takes subtasks while slots are free; [BatchAcceptor] takes them
/// over and [AttemptRunner] runs each on a virtual thread. Thread-safe.
public final class WorkerPool {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /// In practice until a record comes or the pool drains.
  private static final Duration POLL = Duration.ofDays(1);

  private static final Duration SLOT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  /// While the endpoint refuses every call and one attempt tries it.
  private static final Duration HELD_PAUSE = Duration.ofMillis(250);

  private static final Duration LAST_POLL = Duration.ofSeconds(2);

  /// Bounds the memory of results that the broker does not take.
  private static final int RESULTS_PER_SLOT = 2;

  private final SubtaskIntake intake;
  private final int slots;
  private final Slots free;
  private final AttemptRegistry attempts = new AttemptRegistry();
  private final BatchAcceptor acceptor;
  private final AttemptRunner runner;
  private final SubtaskExecutor executor;
  private final Thread loop = Thread.ofPlatform().name("pool").unstarted(this::loop);
  private volatile boolean draining;
  private volatile boolean taking;

  public WorkerPool(
      PoolSettings settings,
      SubtaskIntake intake,
      ResultWriter writer,
      SubtaskExecutor executor,
      ResultFactory results) {
    this.intake = intake;
    this.slots = settings.slots();
    this.executor = executor;
    this.free = new Slots(slots);
    this.acceptor = new BatchAcceptor(intake, writer, results, attempts, settings.group());
    this.runner = new AttemptRunner(executor, writer, results, attempts);
  }

  public void start() {
    loop.start();
  }

  public int slots() {
    return slots;
  }

  /// How many slots are busy. An attempt leaves its slot when its result is on its way.
  public int inFlight() {
    return Math.min(slots, attempts.count());
  }

  public boolean isDraining() {
    return draining;
  }

  /// Whether the pool has joined its group and takes subtasks.
  public boolean isTaking() {
    return taking && !draining;
  }

  /// Whether the loop runs, or ended because the pool drains.
  public boolean isAlive() {
    return draining || loop.isAlive();
  }

  /// Takes no more subtasks; running attempts go on.
  public void drain() {
    draining = true;
    intake.wakeUp();
  }

  /// Also cancels an attempt that arrives after this command.
  public void cancelAttempt(AttemptId attempt) {
    attempts.cancelAttempt(attempt);
  }

  /// Also cancels attempts of the job that arrive after this command.
  public void cancelJob(String job) {
    attempts.cancelJob(job);
  }

  /// Takes no more subtasks, lets calls finish within the grace period and cancels the others.
  ///
  /// @return the attempts that were started and get no result
  public List<AttemptId> stop(Duration grace) throws InterruptedException {
    drain();
    if (!loop.join(LAST_POLL)) {
      loop.interrupt();
      loop.join();
    }
    attempts.awaitNone(grace);
    return attempts.handBack();
  }

  private void loop() {
    while (!draining) {
      try {
        takeOver();
      } catch (InterruptedException _) {
        break;
      } catch (RuntimeException e) {
        recover(e);
      }
    }
    intake.close();
  }

  /// Takes as many records as slots are free, because a taken record must not wait for a slot.
  /// Takes one at a time while the endpoint refuses every call.
  private void takeOver() throws InterruptedException {
    int places = executor.places();
    if (places <= attempts.count()) {
      intake.release();
      Thread.sleep(HELD_PAUSE);
    } else if (free.tryTake() || awaitSlot()) {
      fill(places < slots ? 1 : 1 + free.takeAll());
    } else {
      intake.release();
    }
  }

  private boolean awaitSlot() throws InterruptedException {
    intake.flush();
    return free.await(SLOT_TIMEOUT);
  }

  private void fill(int reserved) throws InterruptedException {
    int used = 0;
    try {
      taking = true;
      var deliveries = intake.take(reserved, POLL);
      used = deliveries.isEmpty() ? 0 : start(acceptor.accept(deliveries));
    } finally {
      free.release(reserved - used);
    }
  }

  /// @return how many attempts now run, each in its slot
  private int start(List<RunningAttempt> accepted) {
    accepted.forEach(attempt ->
        Thread.ofVirtual().name(attempt.subtask().attempt().toString()).start(() -> run(attempt)));
    return accepted.size();
  }

  /// The slot stays busy while too many earlier results are still on their way.
  private void run(RunningAttempt attempt) {
    try {
      runner.run(attempt);
      attempts.awaitAtMost(RESULTS_PER_SLOT * slots);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      free.release(1);
    }
  }

  /// The loop boundary, except for errors, of which the thread dies: releases what the intake holds
  /// and tries again after a pause.
  private void recover(RuntimeException fault) {
    taking = false;
    LOG.atError()
        .setCause(fault)
        .log("taking subtasks failed; the deliveries are released and the pool tries again");
    try {
      intake.release();
      Thread.sleep(RETRY_PAUSE);
    } catch (InterruptedException _) {
      draining = true;
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("error", e.toString()).log("releasing the deliveries failed");
    }
  }
}
