package io.tierworks.planner.job.command;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.PendingRepeat;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.AttemptEvent.AttemptIssued;
import io.tierworks.planner.job.event.AttemptEvent.AttemptsCancelled;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.Events;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.PricedCall;
import io.tierworks.planner.ledger.AccountKey;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.routing.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command in progress: a view of its job that can emit events. Each event is applied at once,
/// so that later steps of the same command see it.
public final class CommandContext extends JobView {
  private final Optional<TraceContext> trace;
  private final List<Event> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private boolean unfinished;

  /// A command to a job. Its messages carry the job's trace.
  public CommandContext(String job, JobStore store, Policy policy, Instant now) {
    this(job, store, policy, now, store.job(job).map(open -> open.terms().submission().trace()));
  }

  private CommandContext(
      String job, JobStore store, Policy policy, Instant now, Optional<TraceContext> trace) {
    super(job, store, policy, now);
    this.trace = trace;
  }

  /// A user's message. What follows at once carries the trace of this message, also when it repeats
  /// or contradicts an earlier one.
  public static CommandContext accepting(
      JobCommand.Accept accept, JobStore store, Policy policy, Instant now) {
    return new CommandContext(accept.id(), store, policy, now, Optional.ofNullable(accept.trace()));
  }

  /// Goes on to send a result again, with the trace of the message that asked for it.
  public static CommandContext repeating(
      PendingRepeat pending, JobStore store, Policy policy, Instant now) {
    var trace = Optional.ofNullable(pending.trace());
    return new CommandContext(pending.job(), store, policy, now, trace);
  }

  public void emit(Event event) {
    events.add(event);
    messages.addAll(Events.apply(event, store(), now()));
  }

  /// How many events the command has emitted.
  public int changes() {
    return events.size();
  }

  /// Leaves the rest of the work to another command, so that other jobs get their turn.
  public void goOnLater() {
    unfinished = true;
  }

  public boolean isUnfinished() {
    return unfinished;
  }

  public CommandResult result() {
    return new CommandResult(
        events, messages, trace, unfinished ? Optional.of(id()) : Optional.empty());
  }

  /// Whether the job can pay the call without what is set aside for judging.
  public boolean affords(Money worstCase) {
    return job().ledger().affords(worstCase);
  }

  /// Issues the next attempt of a subtask. The caller has asked whether the job can pay it.
  public void issue(SubtaskRef ref, Purpose purpose, PricedCall call) {
    issue(ref, purpose, call, null);
  }

  /// Issues the first attempt of a subtask that starts where the plan does not say.
  public void start(SubtaskRef ref, PricedCall call, @Nullable Route route) {
    issue(ref, Purpose.WORK, call, route);
  }

  private void issue(SubtaskRef ref, Purpose purpose, PricedCall call, @Nullable Route route) {
    var subtask = subtask(ref);
    boolean first = subtask.isWaiting();
    var attempt =
        Attempt.open(subtask.nextNumber(), new AccountKey(call.tier(), purpose), call.worstCase());
    var envelope = envelope(ref, attempt, call.spec());
    emit(new AttemptIssued(id(), ref, attempt, envelope, first, route));
  }

  /// Cancels the open attempts of a subtask.
  public void cancelOpen(SubtaskRef ref) {
    var open = subtask(ref).openAttempts().map(a -> ref.attempt(id(), a.number())).toList();
    if (!open.isEmpty()) {
      emit(new AttemptsCancelled(id(), ref, open));
    }
  }

  /// An attempt as workers receive it.
  public Subtask envelope(SubtaskRef ref, Attempt attempt, CallSpec spec) {
    var terms = job().terms();
    return new Subtask(
        Subtask.Identity.of(ref.attempt(id(), attempt.number()), ref.step()),
        new Subtask.Assignment(
            spec.kind(),
            attempt.tier(),
            attempt.purpose(),
            terms.submission().tenant(),
            terms.submission().priority()),
        spec.content(),
        spec.answer(),
        new Subtask.Bounds(
            spec.tools().names(),
            spec.tools().workspace(),
            spec.tools().areNone() ? null : spec.tools().limits(),
            spec.maxOutputTokens(),
            attempt.reserved(),
            terms.times().deadline(),
            now()));
  }
}
