package io.tierworks.cli.kafka;

import io.tierworks.common.contract.result.JobEvent;
import io.tierworks.common.contract.result.JobResult;

/// Something said about a job.
public sealed interface Heard {
  record Event(JobEvent event) implements Heard {}

  record Final(JobResult result) implements Heard {}
}
