package io.tierworks.planner.host;

import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Optional;

/// What one partition's coordinator stands on. What it stores and what it sends become durable
/// together, or not at all. One owner thread.
public interface PartitionHost {
  int partition();

  WorkingStore store();

  /// @param trace of the job, if it has one; the message carries it in its headers
  void send(Message message, Optional<TraceContext> trace, Instant at);

  Instant now();

  /// Whether a fault is the host's own, such as a lost broker or partition: the coordinator lets it
  /// through. Every other fault is taken for one of the decision, and contained.
  boolean owns(RuntimeException fault);
}
