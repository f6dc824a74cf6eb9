package io.tierworks.planner.job.event;

import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;

/// A finished job is no longer remembered. Its id is free.
public record JobForgotten(String job, Instant finishedAt) implements ClosedJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.forget(finishedAt);
  }
}
