package io.tierworks.planner.job.event;

import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.util.List;

/// Something that happened to a job. An event says itself what follows from it: the job's state
/// after it, the changes of the store, the messages, and the line in the audit log. [Events]
/// carries this out.
public sealed interface Event permits OpenJobEvent, ClosedJobEvent {
  String job();

  /// Changes what the store holds beside the job's state.
  default void store(JobWriter writer) {}

  /// The messages that follow, without the audit line, in the order in which they are sent.
  default List<Message> messages(Instant now) {
    return List.of();
  }
}
