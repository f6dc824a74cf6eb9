package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Message;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.event.AttemptIssued;
import io.tierworks.planner.job.event.Event;
import io.tierworks.planner.job.event.Events;
import io.tierworks.planner.job.store.JobStore;
import io.tierworks.planner.ledger.AccountKey;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.JobBrief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One command being decided: the facts it reads, the time it is, the events it has led to so far.
/// Every event is applied as it is said, so that the next decision of the same command sees it.
public final class CommandContext {
  private final String job;
  private final JobStore facts;
  private final Policy policy;
  private final Instant now;
  private final Optional<TraceContext> trace;
  private final List<Event> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  /// A command to a job whose messages carry the job's trace.
  CommandContext(String job, JobStore facts, Policy policy, Instant now) {
    this(job, facts, policy, now, facts.job(job).map(open -> open.terms().trace()));
  }

  private CommandContext(
      String job, JobStore facts, Policy policy, Instant now, Optional<TraceContext> trace) {
    this.job = job;
    this.facts = facts;
    this.policy = policy;
    this.now = now;
    this.trace = trace;
  }

  /// A user's message. What follows at once carries the trace of this message, also when it repeats
  /// or contradicts an earlier one.
  static CommandContext accepting(
      JobCommand.Accept accept, JobStore facts, Policy policy, Instant now) {
    return new CommandContext(accept.id(), facts, policy, now, Optional.ofNullable(accept.trace()));
  }

  void emit(Event event) {
    events.add(event);
    messages.addAll(Events.apply(event, facts, now));
  }

  CommandResult decision() {
    return new CommandResult(events, messages, trace);
  }

  public String id() {
    return job;
  }

  public JobState job() {
    return facts.job(job).orElseThrow();
  }

  public JobBrief brief() {
    return facts.brief(job);
  }

  public JobStore facts() {
    return facts;
  }

  public Policy policy() {
    return policy;
  }

  public Instant now() {
    return now;
  }

  public SubtaskState subtask(SubtaskRef ref) {
    return facts.subtask(job, ref).orElseGet(() -> SubtaskState.fresh(ref));
  }

  /// @param id of the attempt
  Optional<Attempt> attempt(SubtaskRef ref, String id) {
    return subtask(ref).attempt(SubtaskRef.attemptNumber(id));
  }

  public Money worstCase(String tier, CallSpec prompt) {
    return prompt.worstCase(policy.ladder().rung(tier).price());
  }

  /// Whether another call of this price may be made without touching what is kept for judging.
  boolean affords(Money cost) {
    return job().ledger().affords(cost);
  }

  /// Issues the next attempt of a subtask. The caller has asked whether the job affords it.
  void issue(
      SubtaskRef ref,
      String tier,
      Purpose purpose,
      CallSpec prompt,
      boolean first,
      boolean escalation) {
    var state = subtask(ref);
    var attempt =
        Attempt.open(state.nextNumber(), new AccountKey(tier, purpose), worstCase(tier, prompt));
    emit(new AttemptIssued(job, ref, attempt, order(ref, attempt, prompt), first, escalation));
  }

  /// An attempt as its worker is told.
  Subtask order(SubtaskRef ref, Attempt attempt, CallSpec prompt) {
    var terms = job().terms();
    return new Subtask(
        job,
        ref.id(),
        ref.attempt(job, attempt.number()),
        ref.step(),
        prompt.kind(),
        attempt.tier(),
        attempt.purpose(),
        terms.tenant(),
        terms.priority(),
        prompt.instructions(),
        prompt.shared(),
        prompt.inputs(),
        prompt.outputSchema(),
        prompt.mayHandOff(),
        prompt.verify(),
        prompt.quotes(),
        prompt.tools(),
        prompt.maxOutputTokens(),
        attempt.reserved(),
        terms.deadline(),
        now);
  }
}
