package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ClosedJobEvent.ConflictRejected;
import io.tierworks.planner.job.event.ClosedJobEvent.ResultRepeated;
import io.tierworks.planner.job.event.JobAccepted;
import io.tierworks.planner.job.event.PhaseEvent.JobStarted;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.plan.BreakEven;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import java.util.Optional;

/// Accepts jobs. The id of a job is its idempotency key: the same message again has the same
/// result, and a message with another body is rejected. A job below the break-even point gets a
/// plan without steps. A job whose cap can never pay for it is rejected before anything is spent.
final class Admission {
  private Admission() {}

  static void accept(CommandContext context, JobCommand.Accept command) {
    var open = context.openJob();
    var closed = context.store().closed(command.id());
    if (open.isPresent()) {
      check(context, command, open.get().terms().submission().digest());
    } else if (closed.isPresent()) {
      check(context, command, closed.get().digest());
      repeat(context, command, closed.get());
    } else {
      begin(context, command);
    }
  }

  private static void begin(CommandContext context, JobCommand.Accept command) {
    var brief = JobBrief.of(command.job());
    var state = context.policy().begin(command, context.now());
    context.emit(new JobAccepted(state, brief, command.job().items()));
    if (brief.form() == PlanForm.DIRECT) {
      startDirect(context, "the job asks for it");
    } else {
      var breakEven = BreakEven.of(brief, context.policy().ladder());
      if (breakEven.answersDirectly(brief) && !onlyAPlanIsCovered(context)) {
        startDirect(context, breakEven.reason());
      }
    }
    missing(context)
        .filter(_ -> state.terms().caps().onLimit() != OnLimit.PAUSE)
        .ifPresent(needed ->
            Settlement.settle(context, Outcomes.capTooSmall(state.ledger().cap(), needed)));
  }

  private static void startDirect(CommandContext context, String why) {
    context.emit(Planned.direct(context.id(), Plan.direct(why)));
    context.emit(new JobStarted(context.id()));
  }

  /// Subtasks are paid one by one, so a cap may pay for a plan but not for the one call that is
  /// cheaper in all.
  private static boolean onlyAPlanIsCovered(CommandContext context) {
    var cap = context.job().ledger().cap();
    return PlannerCalls.leastOfDirect(context).exceeds(cap)
        && !PlannerCalls.leastOfPlan(context).exceeds(cap);
  }

  /// The cap that the job needs, if its own is too small.
  private static Optional<Money> missing(CommandContext context) {
    return Optional.of(PlannerCalls.least(context))
        .filter(needed -> needed.exceeds(context.job().ledger().cap()));
  }

  /// Sends the result of a finished job again, unless the message is the first one delivered twice.
  private static void repeat(CommandContext context, JobCommand.Accept command, ClosedJob closed) {
    if (command.digest().equals(closed.digest())
        && !command.receivedAt().equals(closed.receivedAt())) {
      var id = command.id();
      context
          .store()
          .result(id)
          .map(result -> new ResultRepeated(id, result, context.store().answers(id)))
          .ifPresent(context::emit);
    }
  }

  private static void check(CommandContext context, JobCommand.Accept command, String known) {
    if (known.equals(command.digest())) {
      return;
    }
    var violation =
        new Violation(
            "id",
            "is the id of another job with a different body",
            "send the same body again, or choose a new id");
    context.emit(new ConflictRejected(command.id(), violation, command.receivedAt()));
  }
}
