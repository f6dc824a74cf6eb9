package io.tierworks.cli.jobs;

import io.tierworks.cli.command.CliException;
import io.tierworks.cli.kafka.AnswerPages;
import io.tierworks.cli.kafka.Cluster;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The items that a job which has ended left without an answer.
final class Gaps {
  private Gaps() {}

  /// @param result of the job with the id of the file; null if it has none
  /// @return a new job of these items, still under the old id
  /// @throws CliException if the job has not ended, or nothing is missing
  static JobFile of(Cluster cluster, JobFile job, @Nullable JobResult result) {
    if (result == null) {
      throw CliException.notApplicable(
          "job '%1$s' has no result yet; `tierworks watch %1$s` shows when it ends"
              .formatted(job.id()));
    }
    if (job.job().items().isEmpty()) {
      throw CliException.notApplicable(
          "job '%s' has no items; `tierworks submit FILE --again` runs it once more"
              .formatted(job.id()));
    }
    var rest = job.gaps(answered(cluster, result));
    if (rest.job().items().isEmpty()) {
      throw CliException.notApplicable(
          "all items of job '%1$s' are answered; see them with `tierworks show %1$s`"
              .formatted(job.id()));
    }
    return rest;
  }

  private static Set<String> answered(Cluster cluster, JobResult result) {
    return result.answerPages() == null
        ? result.items().stream().map(ItemAnswer::item).collect(Collectors.toSet())
        : AnswerPages.answeredItems(cluster, result.job());
  }
}
