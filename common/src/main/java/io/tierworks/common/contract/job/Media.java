package io.tierworks.common.contract.job;

import org.jspecify.annotations.Nullable;

/// How the images of a job are read. Its fields are fields of the job's message.
///
/// @param detail of each image that names none
public record Media(@Nullable Detail detail) {

  /// The job with the detail of each of its images.
  Job appliedTo(Job job) {
    return detail == null
        ? job
        : job.withItems(job.items().stream().map(item -> item.withDetail(detail)).toList());
  }
}
