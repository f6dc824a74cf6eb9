package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import java.util.List;
import java.util.Optional;

/// Writes results and dead letters. Thread-safe.
public interface ResultWriter extends AutoCloseable {

  sealed interface Outgoing {}

  /// @param trace the trace of the job, if it has one
  record Result(SubtaskResult result, Optional<TraceContext> trace) implements Outgoing {}

  /// A record that is no subtask.
  record Rejected(Delivery delivery, DeadLetter deadLetter) implements Outgoing {}

  /// Returns when all messages are durable. Retries until then.
  ///
  /// @throws InterruptedException when the caller was interrupted; any of the messages may or may
  ///   not be durable
  void write(List<? extends Outgoing> messages) throws InterruptedException;

  @Override
  void close();
}
