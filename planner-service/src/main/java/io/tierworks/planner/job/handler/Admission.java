package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.event.ConflictRejected;
import io.tierworks.planner.job.event.JobAccepted;
import io.tierworks.planner.job.event.ResultRepeated;
import io.tierworks.planner.plan.BreakEven;
import io.tierworks.planner.plan.JobBrief;

/// Takes a job in: once for each id. The same message again leads to the same result; another body
/// under the same id is refused.
final class Admission {
  private Admission() {}

  static void accept(CommandContext turn, JobCommand.Accept command) {
    var open = turn.facts().job(command.id());
    var closed = turn.facts().closed(command.id());
    if (open.isPresent()) {
      check(turn, command, open.get().terms().digest());
    } else if (closed.isPresent()) {
      check(turn, command, closed.get().digest());
      repeat(turn, command, closed.get());
    } else {
      begin(turn, command);
    }
  }

  private static void begin(CommandContext turn, JobCommand.Accept command) {
    var brief = JobBrief.of(command.job());
    var state = turn.policy().begin(command, turn.now());
    turn.emit(new JobAccepted(state, brief, command.job().items()));
    if (BreakEven.answerDirectly(brief)) {
      DirectAnswer.choose(turn);
    }
  }

  /// Puts the job's first question, when its turn has come.
  static void open(CommandContext turn) {
    if (turn.job().phase() instanceof Phase.Planning) {
      Planning.ask(turn);
    } else {
      DirectAnswer.ask(turn);
    }
  }

  /// Tells the sender of a job that is over its result, unless it is the first message itself,
  /// delivered once more.
  private static void repeat(CommandContext turn, JobCommand.Accept command, ClosedJob closed) {
    if (command.digest().equals(closed.digest())
        && !command.receivedAt().equals(closed.receivedAt())) {
      turn.facts()
          .result(command.id())
          .ifPresent(result ->
              turn.emit(
                  new ResultRepeated(command.id(), result, turn.facts().answers(command.id()))));
    }
  }

  private static void check(CommandContext turn, JobCommand.Accept command, String known) {
    if (known.equals(command.digest())) {
      return;
    }
    var violation =
        new Violation(
            "id",
            "is the id of another job with a different body",
            "send the same body again, or choose a new id");
    turn.emit(
        new ConflictRejected(command.id(), command.digest(), violation, command.receivedAt()));
  }
}
