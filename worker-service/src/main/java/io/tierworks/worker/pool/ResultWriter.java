package io.tierworks.worker.pool;

import io.tierworks.common.broker.DeadLetter;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.trace.TraceContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Writes results and dead letters. Thread-safe.
public interface ResultWriter extends AutoCloseable {

  sealed interface Outgoing {}

  /// @param trace the trace of the job, if it has one
  record Result(SubtaskResult result, Optional<TraceContext> trace) implements Outgoing {}

  /// A record that is no subtask.
  record Rejected(Delivery delivery, DeadLetter deadLetter) implements Outgoing {}

  /// Sends messages in the order of the calls and retries until they are durable. Waits only if the
  /// broker takes less than is sent.
  ///
  /// @param durable runs once, when all of these messages are durable, on a thread that must not
  ///   wait
  void send(List<? extends Outgoing> messages, Runnable durable);

  /// Sends messages and returns when they are durable.
  ///
  /// @throws InterruptedException when the caller was interrupted; any of the messages may become
  ///   durable or not
  default void write(List<? extends Outgoing> messages) throws InterruptedException {
    var written = new CountDownLatch(1);
    send(messages, written::countDown);
    written.await();
  }

  @Override
  void close();
}
