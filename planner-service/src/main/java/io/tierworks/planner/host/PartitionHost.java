package io.tierworks.planner.host;

import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.job.Message;
import java.time.Instant;
import java.util.Optional;

/// The environment of one partition's coordinator. Changes of the store and sent messages become
/// durable together, or not at all. One owner thread.
public interface PartitionHost {
  int partition();

  BufferedState store();

  /// @param trace of the job, if it has one; the message carries it in its headers
  void send(Message message, Optional<TraceContext> trace, Instant at);

  Instant now();

  /// Whether an error is the host's own, such as a lost broker or partition. The coordinator throws
  /// it on. Every other error is taken for a failed command.
  boolean owns(RuntimeException error);
}
