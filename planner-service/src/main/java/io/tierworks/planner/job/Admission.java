package io.tierworks.planner.job;

import io.tierworks.common.contract.JobCommand;
import io.tierworks.common.contract.Violation;
import io.tierworks.planner.plan.BreakEven;
import io.tierworks.planner.plan.Brief;
import java.util.Optional;

/// Takes a job in: once for each id. The same message again changes nothing; another body under the
/// same id is refused.
final class Admission {
  private Admission() {}

  static void accept(Turn turn, JobCommand.Accept command) {
    var known = knownDigest(turn, command.id());
    if (known.isPresent()) {
      if (!known.get().equals(command.digest())) {
        refuse(turn, command);
      }
      return;
    }
    var brief = Brief.of(command.job());
    var state = turn.policy().begin(command.id(), command.job(), command.digest(), turn.now());
    turn.emit(new Event.Accepted(state, brief, command.job().items()));
    if (BreakEven.answerDirectly(brief)) {
      Direct.begin(turn);
    } else {
      Planning.ask(turn);
    }
  }

  private static Optional<String> knownDigest(Turn turn, String id) {
    return turn.facts()
        .job(id)
        .map(job -> job.terms().digest())
        .or(() -> turn.facts().closed(id).map(Closed::digest));
  }

  private static void refuse(Turn turn, JobCommand.Accept command) {
    var violation =
        new Violation(
            "id",
            "is the id of another job with a different body",
            "send the same body again, or choose a new id");
    turn.emit(new Event.Refused(command.id(), command.digest(), violation, command.receivedAt()));
  }
}
