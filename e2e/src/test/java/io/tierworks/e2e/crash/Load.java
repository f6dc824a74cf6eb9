package io.tierworks.e2e.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/// A client that keeps sending jobs: most with 20 to 60 items, some with 200, some direct. It waits
/// while many jobs are open, as after an outage. A job counts as accepted when the broker
/// acknowledges it.
final class Load implements AutoCloseable {
  private static final int MOST_OPEN = 12;
  private static final List<String> TICKETS =
      List.of(
          "I was charged twice for my subscription, please refund one of the payments.",
          "The export answers 'error 502' since this morning and the app crashes.",
          "Please reset the password of my account, I cannot log in.",
          "Where is my parcel? The tracking has not moved for a week.");

  private final TestInstallation installation;
  private final IntSupplier finished;
  private final Duration every;
  private final Random random;
  private final List<String> accepted = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("load").unstarted(this::run);
  private volatile boolean stopped;

  /// @param finished number of jobs that have a result
  Load(TestInstallation installation, IntSupplier finished, Duration every, long seed) {
    this.installation = installation;
    this.finished = finished;
    this.every = every;
    this.random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  synchronized List<String> accepted() {
    return List.copyOf(accepted);
  }

  private void run() {
    try {
      for (int number = 1; !stopped; number++) {
        var id = "crash-" + number;
        send(job(id));
        synchronized (this) {
          accepted.add(id);
        }
        Thread.sleep(every);
        while (!stopped && accepted().size() - finished.getAsInt() >= MOST_OPEN) {
          Thread.sleep(every);
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  /// Retries until the broker acknowledges the job; its id makes a second message harmless.
  private void send(String job) throws InterruptedException {
    while (!stopped) {
      try {
        installation.submit(job);
        return;
      } catch (IllegalStateException e) {
        System.err.println("a job was not taken, sending it again: " + e.getMessage());
        Thread.sleep(every);
      }
    }
    throw new InterruptedException();
  }

  private String job(String id) {
    int draw = random.nextInt(10);
    if (draw == 0) {
      return tickets(id, "map", 200);
    }
    return draw == 1 ? tickets(id, "direct", 3) : tickets(id, "map", random.nextInt(20, 61));
  }

  /// Allows as many attempts as a job may ask for: a crash must never cost a subtask.
  static String tickets(String id, String plan, int items) {
    ObjectNode job = Wire.mapper().createObjectNode();
    job.put("id", id)
        .put("goal", "Classify each ticket as billing, technical, account or shipping.")
        .put("plan", plan);
    job.putObject("limits").put("maxCost", 100).put("maxAttempts", 10).put("maxRounds", 0);
    var array = job.putArray("items");
    for (int i = 0; i < items; i++) {
      array
          .addObject()
          .put("id", "T-" + i)
          .put("text", "Ticket " + i + ". " + TICKETS.get(i % TICKETS.size()));
    }
    return job.toString();
  }

  /// Stops sending.
  void finish() {
    stopped = true;
    try {
      thread.join(Duration.ofMinutes(3));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    finish();
  }
}
