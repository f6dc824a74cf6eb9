package io.tierworks.worker.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.ToolCall.Outcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tool calls with a time limit. Thread-safe.
///
/// @param timeout of one call
public record ToolRunner(Duration timeout) {
  private static final Logger LOG = LoggerFactory.getLogger(ToolRunner.class);
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  /// Ends at the time limit also if the tool does not.
  ///
  /// @param left the time that the subtask has
  /// @throws InterruptedException when the caller was interrupted; the call is interrupted too
  public ToolOutcome run(Tool tool, JsonNode arguments, Duration left) throws InterruptedException {
    var limit = left.compareTo(timeout) < 0 ? left : timeout;
    var call = THREADS.submit(() -> tool.call(arguments));
    try {
      return call.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new ToolOutcome.Failure(Outcome.TIMEOUT, "no result within " + limit);
    } catch (ExecutionException e) {
      LOG.atWarn()
          .addKeyValue("tool", tool.definition().name())
          .setCause(e.getCause())
          .log("a tool call failed");
      return ToolOutcome.failed("the tool has a fault");
    } finally {
      call.cancel(true);
    }
  }
}
