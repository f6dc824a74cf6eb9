package io.tierworks.e2e.size;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.e2e.installation.TestInstallation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;

/// Reads results: how many each job got, the status of its last one, and the answer pages. Keeps
/// only statuses unless asked to keep more. A thread of its own reads.
final class ResultReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final String answers;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<String, JobResult> kept = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, AnswerPage>> pages = new ConcurrentHashMap<>();
  private final AtomicLong notCompleted = new AtomicLong();
  private final Thread thread;
  private volatile String wanted = "";
  private volatile boolean running = true;

  private ResultReader(TestInstallation installation) {
    answers = installation.topics().jobAnswers();
    consumer = installation.connection().tail(installation.topics().jobResults(), answers);
    thread = Thread.ofPlatform().name("inbox").unstarted(this::run);
  }

  static ResultReader open(TestInstallation installation) {
    var results = new ResultReader(installation);
    results.thread.start();
    return results;
  }

  private void run() {
    try (consumer) {
      while (running) {
        for (var record : consumer.poll(POLL)) {
          if (record.topic().equals(answers)) {
            takePage(Wire.read(record.value(), AnswerPage.class));
          } else {
            take(Wire.read(record.value(), JobResult.class));
          }
        }
      }
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(JobResult result) {
    if (!result.status().wireName().equals("completed")) {
      notCompleted.incrementAndGet();
    }
    if (result.job().equals(wanted)) {
      kept.put(result.job(), result);
    }
    counts.computeIfAbsent(result.job(), _ -> new AtomicInteger()).incrementAndGet();
  }

  private void takePage(AnswerPage page) {
    if (page.job().equals(wanted)) {
      pages.computeIfAbsent(page.job(), _ -> new ConcurrentHashMap<>()).put(page.page(), page);
    }
  }

  /// Keeps the whole result of this job from now on.
  void keep(String job) {
    wanted = job;
  }

  JobResult result(String job) {
    return java.util.Objects.requireNonNull(kept.get(job));
  }

  Map<Integer, AnswerPage> pages(String job) {
    return pages.getOrDefault(job, Map.of());
  }

  int count(String job) {
    var count = counts.get(job);
    return count == null ? 0 : count.get();
  }

  /// Number of jobs with a result.
  int jobs() {
    return counts.size();
  }

  /// Number of results so far, repeated ones included.
  long results() {
    return counts.values().stream().mapToLong(AtomicInteger::get).sum();
  }

  long notCompleted() {
    return notCompleted.get();
  }

  void await(String job, Duration patience) {
    Awaitility.await("result of " + job)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(1, TimeUnit.MILLISECONDS)
        .until(() -> count(job) > 0);
  }

  /// Waits until this many jobs have a result.
  void awaitJobs(int jobs, Duration patience) {
    Awaitility.await(jobs + " results")
        .atMost(patience)
        .pollInterval(50, TimeUnit.MILLISECONDS)
        .until(() -> jobs() >= jobs);
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
