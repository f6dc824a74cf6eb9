package io.tierworks.planner.job;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.plan.BreakEven;
import io.tierworks.planner.plan.Brief;

/// Takes a job in: once for each id. The same message again leads to the same result; another body
/// under the same id is refused.
final class Admission {
  private Admission() {}

  static void accept(Turn turn, JobCommand.Accept command) {
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

  private static void begin(Turn turn, JobCommand.Accept command) {
    var brief = Brief.of(command.job());
    var state = turn.policy().begin(command, turn.now());
    turn.emit(new Event.Accepted(state, brief, command.job().items()));
    if (BreakEven.answerDirectly(brief)) {
      Direct.choose(turn);
    }
  }

  /// Puts the job's first question, when its turn has come.
  static void open(Turn turn) {
    if (turn.job().phase() instanceof Phase.Planning) {
      Planning.ask(turn);
    } else {
      Direct.ask(turn);
    }
  }

  /// Tells the sender of a job that is over its result, unless it is the first message itself,
  /// delivered once more.
  private static void repeat(Turn turn, JobCommand.Accept command, Closed closed) {
    if (command.digest().equals(closed.digest())
        && !command.receivedAt().equals(closed.receivedAt())) {
      turn.facts()
          .result(command.id())
          .ifPresent(result ->
              turn.emit(
                  new Event.Repeated(command.id(), result, turn.facts().answers(command.id()))));
    }
  }

  private static void check(Turn turn, JobCommand.Accept command, String known) {
    if (known.equals(command.digest())) {
      return;
    }
    var violation =
        new Violation(
            "id",
            "is the id of another job with a different body",
            "send the same body again, or choose a new id");
    turn.emit(new Event.Refused(command.id(), command.digest(), violation, command.receivedAt()));
  }
}
