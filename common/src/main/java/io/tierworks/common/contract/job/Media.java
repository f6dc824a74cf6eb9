package io.tierworks.common.contract.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the images and documents of a job are read. Its fields are fields of the job's message.
///
/// @param detail of each image that names none, and of pages that are read as images
/// @param split how long documents are split; null for the default
public record Media(@Nullable Detail detail, @Nullable Split split) {

  public Split splitting() {
    return Objects.requireNonNullElse(split, Split.DEFAULT);
  }

  /// The job with the detail of each of its images.
  Job appliedTo(Job job) {
    return detail == null
        ? job
        : job.withItems(job.items().stream().map(item -> item.withDetail(detail)).toList());
  }
}
