package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.plan.Brief;
import io.tierworks.planner.plan.Prompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One command being decided: the facts it reads, the time it is, the events it has led to so far.
/// Every event is applied as it is said, so that the next decision of the same command sees it.
final class Turn {
  private final String job;
  private final Facts facts;
  private final Policy policy;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  Turn(String job, Facts facts, Policy policy, Instant now) {
    this.job = job;
    this.facts = facts;
    this.policy = policy;
    this.now = now;
  }

  void emit(Event event) {
    var after = facts.apply(event);
    events.add(event);
    messages.addAll(Effects.of(event, after, now));
  }

  Decision decision() {
    return new Decision(events, messages);
  }

  String id() {
    return job;
  }

  JobState job() {
    return facts.job(job).orElseThrow();
  }

  Brief brief() {
    return facts.brief(job);
  }

  Facts facts() {
    return facts;
  }

  Policy policy() {
    return policy;
  }

  Instant now() {
    return now;
  }

  SubtaskState subtask(SubtaskRef ref) {
    return facts.subtask(job, ref).orElseGet(() -> SubtaskState.fresh(ref));
  }

  /// @param id of the attempt
  Optional<Attempt> attempt(SubtaskRef ref, String id) {
    return subtask(ref).attempt(SubtaskRef.attemptNumber(id));
  }

  Money worstCase(String tier, Prompt prompt) {
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
      Prompt prompt,
      boolean first,
      boolean escalation) {
    var state = subtask(ref);
    var attempt = Attempt.open(state.nextNumber(), tier, purpose, worstCase(tier, prompt));
    emit(new Event.Issued(job, ref, attempt, order(ref, attempt, prompt), first, escalation));
  }

  /// An attempt as its worker is told.
  Subtask order(SubtaskRef ref, Attempt attempt, Prompt prompt) {
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
