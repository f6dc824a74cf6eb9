package io.tierworks.cli.dlq;

import io.tierworks.cli.jobs.History;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.cli.kafka.JobTail;
import io.tierworks.cli.kafka.Letter;
import io.tierworks.common.broker.Topics;
import io.tierworks.common.contract.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be done with letters, by what their jobs have come to.
final class Remedies {
  private final Topics topics;
  private final History history;

  /// Reads the jobs' history if one of the letters is about a subtask.
  Remedies(Cluster cluster, List<Letter> letters) {
    topics = cluster.topics();
    boolean ofSubtasks = letters.stream().anyMatch(letter -> SubtaskName.of(letter).isPresent());
    history = ofSubtasks ? read(cluster) : new History(Map.of(), Map.of());
  }

  private static History read(Cluster cluster) {
    try (var tail = JobTail.ofAll(cluster)) {
      return History.read(tail);
    }
  }

  Remedy of(Letter letter) {
    return Remedy.of(letter, letter.value() != null, topics, this::status);
  }

  private Optional<JobStatus> status(String job) {
    var result = history.results().get(job);
    return result != null
        ? Optional.of(result.status())
        : Optional.ofNullable(history.jobs().get(job)).map(view -> view.status());
  }
}
