package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import java.util.List;
import java.util.Optional;

/// Where results go. Thread-safe.
public interface ResultWriter extends AutoCloseable {

  /// A message on its way.
  sealed interface Outgoing {}

  /// @param trace the trace of the job, if it has one
  record Result(SubtaskResult result, Optional<TraceContext> trace) implements Outgoing {}

  /// A record that cannot be read, as it came, and why.
  record Rejected(Delivery delivery, DeadLetter why) implements Outgoing {}

  /// Returns when all messages are durable. Tries until it works.
  ///
  /// @throws InterruptedException when the caller was interrupted: nothing is known of the messages
  void write(List<? extends Outgoing> messages) throws InterruptedException;

  @Override
  void close();
}
