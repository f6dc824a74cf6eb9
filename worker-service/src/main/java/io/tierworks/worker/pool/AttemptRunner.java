package io.tierworks.worker.pool;

import io.tierworks.common.contract.subtask.FailureCode;
import io.tierworks.common.contract.subtask.Spent;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult.Ended;
import io.tierworks.common.contract.subtask.SubtaskResult.Failure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs an attempt and sends its result. Thread-safe.
record AttemptRunner(
    SubtaskExecutor executor,
    ResultWriter writer,
    ResultFactory results,
    AttemptRegistry attempts) {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

  /// Returns when the result is on its way. The attempt ends when it is durable. An attempt that
  /// was handed back meanwhile gets no result.
  void run(RunningAttempt attempt) {
    var result = execute(attempt);
    if (attempts.isRunning(attempt)) {
      writer.send(List.of(attempt.message(result)), () -> attempts.end(attempt));
    }
  }

  /// The task boundary: an unexpected error becomes a failed result.
  private Ended execute(RunningAttempt attempt) {
    var subtask = attempt.subtask();
    try {
      attempt.beginCall();
      return executor.execute(subtask);
    } catch (RuntimeException | Error e) {
      return internalError(subtask, e);
    } finally {
      attempt.endCall();
    }
  }

  private Ended internalError(Subtask subtask, Throwable error) {
    LOG.atError()
        .addKeyValue("jobId", subtask.job())
        .addKeyValue("attempt", subtask.attempt())
        .setCause(error)
        .log("the attempt ended with an internal error");
    return results.failed(
        subtask, Failure.passing(FailureCode.INTERNAL, error.getClass().getName()), Spent.NOTHING);
  }
}
