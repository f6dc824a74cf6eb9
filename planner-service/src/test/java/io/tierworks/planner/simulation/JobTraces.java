package io.tierworks.planner.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.contract.worker.WorkerCommand;
import io.tierworks.planner.job.Message;
import java.util.Optional;
import java.util.UUID;

/// The trace of each simulated job. Every message of a job must carry it, whatever led to the
/// message: a command, a report, a deadline or a lost worker.
final class JobTraces {
  private JobTraces() {}

  static TraceContext of(String job) {
    var id = UUID.nameUUIDFromBytes(job.getBytes(UTF_8)).toString().replace("-", "");
    return new TraceContext("00-" + id + "-00f067aa0ba902b7-01", "job=" + job);
  }

  static void check(Message message, Optional<TraceContext> trace) {
    if (message instanceof Message.Stats) {
      return;
    }
    var job = jobOf(message);
    if (!trace.equals(Optional.of(of(job)))) {
      throw new AssertionError("a message of " + job + " carries " + trace + ": " + message);
    }
  }

  private static String jobOf(Message message) {
    return switch (message) {
      case Message.Dispatch dispatch -> dispatch.subtask().job();
      case Message.Audit audit -> audit.event().job();
      case Message.Answers answers -> answers.page().job();
      case Message.Result result -> result.result().job();
      case Message.DeadSubtask dead -> dead.envelope().job();
      case Message.RedrivenSubtask redriven -> redriven.attempt().job();
      case Message.Stats stats -> throw new AssertionError("belongs to no job: " + stats);
      case Message.Command(WorkerCommand command) -> jobOf(command);
    };
  }

  private static String jobOf(WorkerCommand command) {
    return switch (command) {
      case WorkerCommand.CancelAttempt cancel -> before('/', cancel.attempt().toString());
      case WorkerCommand.CancelJob cancel -> cancel.job();
      case WorkerCommand.Drain drain -> throw new AssertionError("belongs to no job: " + drain);
    };
  }

  private static String before(char end, String text) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
