package io.tierworks.cli.jobs;

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

  /// Reads the tail up to the offsets at which its topics ended when it was opened.
  public static JobHistory read(JobTail tail) {
    var history = new JobHistory(new HashMap<>(), new HashMap<>());
    while (!tail.isCaughtUp()) {
      tail.poll(POLL).forEach(history::add);
    }
    return history;
  }

  /// The status of the job; empty if the job is unknown.
  public Optional<JobStatus> status(String job) {
    var result = results.get(job);
    return result != null
        ? Optional.of(result.status())
        : Optional.ofNullable(jobs.get(job)).map(JobView::status);
  }

  private void add(TailRecord record) {
    switch (record) {
      case TailRecord.Event(var event) ->
          jobs.compute(
              event.job(), (_, before) -> before == null ? JobView.of(event) : before.after(event));
      case TailRecord.Final(var result) -> results.put(result.job(), result);
    }
  }
}
