package io.tierworks.cli.dlq;

import io.tierworks.cli.jobs.JobHistory;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.DeadLetterRecord;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be done with letters, by what their jobs have come to.
final class RedriveActions {
  private final Topics topics;
  private final JobHistory history;

  /// Reads the jobs' history if one of the letters is about a subtask.
  RedriveActions(Cluster cluster, List<DeadLetterRecord> letters) {
    topics = cluster.topics();
    boolean ofSubtasks = letters.stream().anyMatch(letter -> SubtaskRef.of(letter).isPresent());
    history = ofSubtasks ? read(cluster) : new JobHistory(Map.of(), Map.of());
  }

  private static JobHistory read(Cluster cluster) {
    try (var tail = JobTail.ofAll(cluster)) {
      return JobHistory.read(tail);
    }
  }

  RedriveAction of(DeadLetterRecord letter) {
    return RedriveAction.of(letter, letter.value() != null, topics, this::status);
  }

  private Optional<JobStatus> status(String job) {
    var result = history.results().get(job);
    return result != null
        ? Optional.of(result.status())
        : Optional.ofNullable(history.jobs().get(job)).map(view -> view.status());
  }
}
