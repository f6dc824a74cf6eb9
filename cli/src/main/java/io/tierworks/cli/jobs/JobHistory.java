package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.TailRecord;
import io.tierworks.cli.show.JobView;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.result.JobResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The state of jobs and their results, read from all kept events.
public record JobHistory(Map<String, JobView> jobs, Map<String, JobResult> results) {
  public static final JobHistory EMPTY = new JobHistory(Map.of(), Map.of());

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration FIRST_EVENT = Duration.ofSeconds(3);

  /// Reads the tail up to the offsets at which its topics ended when it was opened.
  public static JobHistory read(JobTail tail) {
    var history = new JobHistory(new HashMap<>(), new HashMap<>());
    while (!tail.isCaughtUp()) {
      tail.poll(POLL).forEach(history::add);
    }
    return history;
  }

  /// Like [#read], of one job. Waits a moment for its first event, because it may have been sent
  /// just now.
  ///
  /// @throws CliException if there is no such job
  static JobHistory ofKnown(Cluster cluster, String job) {
    try (var tail = JobTail.ofJob(cluster, job)) {
      var history = read(tail);
      history.awaitFirst(job, tail);
      if (history.status(job).isEmpty()) {
        throw unknown(job);
      }
      return history;
    }
  }

  private void awaitFirst(String job, JobTail tail) {
    long until = System.nanoTime() + FIRST_EVENT.toNanos();
    while (status(job).isEmpty() && System.nanoTime() < until) {
      tail.poll(POLL).forEach(this::add);
    }
  }

  static CliException unknown(String job) {
    return CliException.unknownJob(
        "job '%s' is unknown (events are kept for a week); `tierworks jobs` lists the jobs; if you have just sent it, `tierworks doctor` checks whether a planner runs"
            .formatted(job));
  }

  /// The status of the job; empty if the job is unknown.
  public Optional<JobStatus> status(String job) {
    var result = results.get(job);
    boolean refused = result != null && result.refusal() != null && jobs.containsKey(job);
    return result != null && !refused
        ? Optional.of(result.status())
        : Optional.ofNullable(jobs.get(job)).map(JobView::status);
  }

  void add(TailRecord record) {
    switch (record) {
      case TailRecord.Event(var event) ->
          jobs.compute(
              event.job(), (_, before) -> before == null ? JobView.of(event) : before.after(event));
      case TailRecord.Final(var result) -> results.merge(result.job(), result, JobHistory::ofJob);
    }
  }

  /// The refusal of a message does not replace the result of the job that has its id.
  private static JobResult ofJob(JobResult before, JobResult next) {
    return next.refusal() == null ? next : before;
  }
}
