package io.tierworks.planner.job.event;

import io.tierworks.planner.job.store.JobWriter;

/// Some subtasks and items of a large finished job are deleted.
///
/// @param most how many at most
public record RemainsDeleted(String job, int most) implements ClosedJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.cleanUp(most);
  }
}
