package io.tierworks.cli.kafka;

import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;

/// An event or the final result of a job.
public sealed interface TailRecord {
  record Event(JobEvent event) implements TailRecord {}

  record Final(JobResult result) implements TailRecord {}
}
