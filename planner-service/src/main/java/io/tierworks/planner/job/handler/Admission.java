package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.planner.job.ClosedJob;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ClosedJobEvent.ConflictRejected;
import io.tierworks.planner.job.event.JobAccepted;
import io.tierworks.planner.job.event.PlanEvent.Planned;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.PlanStart;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.Repetition;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.plan.BreakEven;
import io.tierworks.planner.plan.ChainLint;
import io.tierworks.planner.plan.InputSize;
import io.tierworks.planner.plan.JobBrief;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.ToolLint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Accepts jobs. The id of a job is its idempotency key: the same message again has the same
/// result, and a message with another body is rejected. A job below the break-even point gets a
/// plan without steps, and a job that names a template gets the plan of the template. A job whose
/// cap can never pay for it is rejected before anything is spent.
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
    var tier = command.job().tier();
    if (tier != null && !context.policy().ladder().has(tier)) {
      Settlement.settle(context, Outcomes.noSuchTier(tier, context.policy().ladder()));
      return;
    }
    var closed = context.policy().tools().tenants().violation(command.job());
    if (closed.isPresent()) {
      Settlement.settle(context, new Outcome(JobStatus.REJECTED, List.of(closed.get())));
      return;
    }
    var template = brief.template();
    if (template != null) {
      PlanStart.byTemplate(context, template);
      return;
    }
    var direct = whyDirect(context, brief);
    direct.ifPresent(why ->
        context.emit(Planned.direct(context.id(), Plan.direct(why), Estimate.ofDirect(context))));
    var needed =
        direct
            .map(_ -> PlannerCalls.leastOfDirect(context))
            .orElseGet(() -> PlannerCalls.leastOfPlannedRun(context));
    var cap = state.ledger().cap();
    int items = state.terms().items();
    int most = state.terms().caps().maxSubtasks();
    var input =
        direct.isPresent()
            ? InputSize.ofDirectCall(command.job())
            : InputSize.ofOneCall(command.job());
    long window = window(context, direct.isPresent());
    var unusable = unusable(context, brief);
    if (!unusable.isEmpty()) {
      Settlement.settle(context, new Outcome(JobStatus.REJECTED, unusable));
    } else if (input.tokens() > window) {
      Settlement.settle(context, Outcomes.inputTooLong(input, window));
    } else if (direct.isEmpty() && items > most) {
      Settlement.settle(context, Outcomes.tooManyItems(items, most));
    } else if (needed.exceeds(cap) && state.terms().caps().onLimit() != OnLimit.PAUSE) {
      Settlement.settle(context, Outcomes.capTooSmall(cap, needed));
    } else if (direct.isPresent()) {
      Questions.startOrAsk(context);
    }
  }

  /// Tools that no worker offers, and links that do not fit the answers.
  private static List<Violation> unusable(CommandContext context, JobBrief brief) {
    var links = new ChainLint(context.policy().ladder(), context.policy().library());
    return Stream.concat(
            toolLint(context).violations(brief).stream(), links.violations(brief).stream())
        .toList();
  }

  private static ToolLint toolLint(CommandContext context) {
    return new ToolLint(context.policy().ladder(), context.policy().tools().offers());
  }

  /// The most tokens that a call of the job can read.
  private static long window(CommandContext context, boolean direct) {
    var ladder = context.policy().ladder();
    return direct ? ladder.flagship().window() : ladder.largestWindow();
  }

  /// Why the job is answered in one call; empty when it is not.
  private static Optional<String> whyDirect(CommandContext context, JobBrief brief) {
    if (brief.form() == PlanForm.DIRECT) {
      return Optional.of("the job asks for it");
    }
    if (!brief.tools().isEmpty()) {
      return Optional.empty();
    }
    var breakEven = BreakEven.of(brief, context.policy().ladder());
    return breakEven.answersDirectly(brief) && !onlyAPlanIsCovered(context)
        ? Optional.of(breakEven.reason())
        : Optional.empty();
  }

  /// Subtasks are paid one by one, so a cap may pay for a plan but not for the one call that is
  /// cheaper in all.
  private static boolean onlyAPlanIsCovered(CommandContext context) {
    var cap = context.job().ledger().cap();
    return PlannerCalls.leastOfDirect(context).exceeds(cap)
        && !PlannerCalls.leastOfPlan(context).exceeds(cap);
  }

  /// Sends the result of a finished job again, unless the message is the first one delivered twice.
  private static void repeat(CommandContext context, JobCommand.Accept command, ClosedJob closed) {
    if (command.digest().equals(closed.digest())
        && !command.receivedAt().equals(closed.receivedAt())) {
      context
          .store()
          .result(command.id())
          .ifPresent(result -> Repetition.start(context, result, command.trace()));
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
