package io.tierworks.cli.dlq;

import io.tierworks.cli.jobs.JobHistory;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.show.JobView;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses the action for each dead letter by the status of its job.
final class RedriveActions {
  private final Topics topics;
  private final JobHistory history;

  /// Reads the history of all jobs if one of the records is about a subtask.
  RedriveActions(Cluster cluster, List<DeadLetterRecord> records) {
    topics = cluster.topics();
    boolean aboutSubtasks = records.stream().anyMatch(record -> record.attempt().isPresent());
    history = aboutSubtasks ? read(cluster) : new JobHistory(Map.of(), Map.of());
  }

  private static JobHistory read(Cluster cluster) {
    try (var tail = JobTail.ofAll(cluster)) {
      return JobHistory.read(tail);
    }
  }

  RedriveAction of(DeadLetterRecord record) {
    return RedriveAction.of(record, record.value() != null, topics, this::status);
  }

  private Optional<JobStatus> status(String job) {
    var result = history.results().get(job);
    return result != null
        ? Optional.of(result.status())
        : Optional.ofNullable(history.jobs().get(job)).map(JobView::status);
  }
}
