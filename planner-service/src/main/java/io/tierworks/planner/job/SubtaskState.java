package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.SubtaskStatus.Asked;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.SubtaskStatus.Held;
import io.tierworks.planner.job.SubtaskStatus.Open;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.SubtaskStatus.Waiting;
import io.tierworks.planner.routing.Route;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The state of a subtask that was issued at least once, or given up before.
///
/// @param forgiven attempts made before the last redrive; the limits do not count them
/// @param excused attempts since then that failed for a reason that may pass; nor do they count
///   these
/// @param clarifications answers to its questions
/// @param findings of the checks of its answers
/// @param advice of the planning model how to do it after all; null if it was not asked
/// @param route why its latest tier was chosen, when the plan or the ladder did not; else null
public record SubtaskState(
    SubtaskRef ref,
    List<Attempt> attempts,
    SubtaskStatus status,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int forgiven,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int excused,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Clarification> clarifications,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CheckFinding> findings,
    @Nullable Route route,
    @Nullable Advice advice) {

  public SubtaskState {
    attempts = List.copyOf(attempts);
    clarifications = clarifications == null ? List.of() : List.copyOf(clarifications);
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  public static SubtaskState fresh(SubtaskRef ref) {
    return new SubtaskState(
        ref, List.of(), new Waiting(null), 0, 0, List.of(), List.of(), null, null);
  }

  public SubtaskState issued(Attempt attempt) {
    var all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
    var next = status instanceof Waiting w ? new Open(w.earlier(), attempt.number(), null) : status;
    return new SubtaskState(
        ref, all, next, forgiven, excused, clarifications, findings, route, advice);
  }

  /// A tier is chosen for it that the plan does not name.
  public SubtaskState at(Route chosen) {
    return new SubtaskState(
        ref, attempts, status, forgiven, excused, clarifications, findings, chosen, advice);
  }

  public SubtaskState with(Attempt changed) {
    var all = attempts.stream().map(a -> a.number() == changed.number() ? changed : a).toList();
    return new SubtaskState(
        ref, all, status, forgiven, excused, clarifications, findings, route, advice);
  }

  private SubtaskState with(SubtaskStatus next) {
    return new SubtaskState(
        ref, attempts, next, forgiven, excused, clarifications, findings, route, advice);
  }

  public SubtaskState accepted(Accepted answer) {
    return with(answer);
  }

  public SubtaskState givenUp(GivenUp gap) {
    return with(gap);
  }

  public SubtaskState held(Retry retry, Money worstCase) {
    return status instanceof Open open
        ? with(new Held(open.earlier(), open.since(), retry, worstCase))
        : this;
  }

  public SubtaskState freed() {
    return status instanceof Held held ? with(new Open(held.earlier(), held.since(), null)) : this;
  }

  /// The last attempt asked for information; it does not count against the limit on attempts.
  public SubtaskState asked() {
    return status instanceof Open open
        ? with(new Asked(open.earlier(), open.since(), open.retry())).excusedOne()
        : this;
  }

  /// The question is closed.
  public SubtaskState unasked() {
    return status instanceof Asked asked
        ? with(new Open(asked.earlier(), asked.since(), asked.retry()))
        : this;
  }

  public SubtaskState told(Clarification clarification) {
    var all = Stream.concat(clarifications.stream(), Stream.of(clarification)).toList();
    return new SubtaskState(ref, attempts, status, forgiven, excused, all, findings, route, advice);
  }

  /// A check of an answer ended.
  public SubtaskState checked(CheckFinding finding) {
    var all = Stream.concat(findings.stream(), Stream.of(finding)).toList();
    return new SubtaskState(
        ref, attempts, status, forgiven, excused, clarifications, all, route, advice);
  }

  /// An answer waits for the decision of its chain. Earlier attempts no longer count.
  public SubtaskState proposed(Candidate candidate) {
    return status instanceof Open open
        ? with(new Open(open.earlier(), nextNumber(), open.retry(), candidate))
        : this;
  }

  /// A link of the candidate's chain has ended.
  public SubtaskState linked(Check check) {
    return status instanceof Open open && open.candidate() != null
        ? with(open.with(open.candidate().with(check)))
        : this;
  }

  /// The answer that waits for the decision of its chain.
  public Optional<Candidate> candidate() {
    return status instanceof Open open ? Optional.ofNullable(open.candidate()) : Optional.empty();
  }

  public SubtaskState retried(Retry retry) {
    return status instanceof Open open ? with(new Open(open.earlier(), open.since(), retry)) : this;
  }

  /// The judge sent the answer back.
  public SubtaskState reopened() {
    return with(new Open(acceptance().orElse(null), nextNumber(), null));
  }

  /// Tried again with a full number of attempts.
  public SubtaskState redriven() {
    var open = new Open(null, nextNumber(), null);
    return new SubtaskState(
        ref, attempts, open, attempts.size(), 0, clarifications, findings, route, advice);
  }

  /// A part of it is answered, and the next call has a full number of attempts.
  public SubtaskState answeredInPart(Accepted answer) {
    var next = status instanceof Open open ? new Open(open.earlier(), nextNumber(), null) : status;
    var told = advice == null ? null : advice.answered(answer);
    return new SubtaskState(
        ref, attempts, next, attempts.size(), 0, clarifications, findings, route, told);
  }

  /// Whether the next call answers a part of it.
  public boolean lacksPart() {
    return advice != null && advice.lacksPart();
  }

  /// Tried again in another way.
  public SubtaskState advised(Advice newAdvice) {
    return new SubtaskState(
        ref, attempts, status, forgiven, excused, clarifications, findings, route, newAdvice);
  }

  /// The last attempt failed for a reason that may pass.
  public SubtaskState excusedOne() {
    return new SubtaskState(
        ref, attempts, status, forgiven, excused + 1, clarifications, findings, route, advice);
  }

  /// Done again when its input is there again.
  public SubtaskState waiting() {
    var next = new Waiting(acceptance().orElse(null));
    var told = advice == null ? null : advice.anew();
    return new SubtaskState(
        ref, attempts, next, forgiven, excused, clarifications, findings, route, told);
  }

  /// The accepted answer, or the one that a revision is to improve.
  public Optional<Accepted> earlier() {
    return switch (status) {
      case Waiting waiting -> Optional.ofNullable(waiting.earlier());
      case Open open -> Optional.ofNullable(open.earlier());
      case Held held -> Optional.ofNullable(held.earlier());
      case Asked asked -> Optional.ofNullable(asked.earlier());
      case Accepted accepted -> Optional.of(accepted);
      case GivenUp _ -> Optional.empty();
    };
  }

  /// What an audit found that does not confirm the accepted answer.
  public Optional<CheckFinding> dispute() {
    return earlier()
        .flatMap(answer ->
            findings.stream()
                .filter(finding -> finding.disputes(answer.attempt().number()))
                .findFirst());
  }

  /// Whether a report of this attempt still counts.
  public boolean counts(Attempt attempt) {
    return switch (status) {
      case Open open -> attempt.number() >= open.since();
      case Held held -> attempt.number() >= held.since();
      case Asked asked -> attempt.number() >= asked.since();
      case Waiting _, Accepted _, GivenUp _ -> false;
    };
  }

  public Optional<Attempt> attempt(int number) {
    return attempts.stream().filter(a -> a.number() == number).findFirst();
  }

  public boolean isOpen() {
    return status instanceof Open;
  }

  /// Whether it was given up because the subtask that it works on has no answer.
  public boolean lacksInput() {
    return status instanceof GivenUp gap && gap.reason().equals(GapReason.INPUT_MISSING);
  }

  /// Whether it was given up because no answer was good enough. A fault of the endpoint or a limit
  /// of the job is no such reason.
  public boolean isRefused() {
    return status instanceof GivenUp gap && gap.refused();
  }

  public boolean isHeld() {
    return status instanceof Held;
  }

  public boolean isAsked() {
    return status instanceof Asked;
  }

  public boolean isWaiting() {
    return status instanceof Waiting;
  }

  public boolean isAccepted() {
    return status instanceof Accepted;
  }

  public Optional<JsonNode> output() {
    return acceptance().map(Accepted::output);
  }

  public Optional<Accepted> acceptance() {
    return status instanceof Accepted accepted ? Optional.of(accepted) : Optional.empty();
  }

  public Stream<Attempt> openAttempts() {
    return attempts.stream().filter(Attempt::isOpen);
  }

  /// Whether a check came to another answer, or rejected one.
  public boolean isDisputed() {
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.DISAGREE);
  }

  /// Whether an open attempt may still bring the answer.
  public boolean isBeingTried() {
    return openAttempts().anyMatch(this::counts);
  }

  public int nextNumber() {
    return attempts.size() + 1;
  }

  /// Attempts that a worker ended; the limit on attempts counts these.
  public int tries() {
    return attempts.size() - forgiven - excused - losses();
  }

  /// Attempts that were lost with their worker.
  public int losses() {
    return (int)
        attempts.stream()
            .skip(forgiven)
            .filter(attempt -> attempt.state() == Attempt.State.LOST)
            .count();
  }

  /// Attempts that a worker ended and that cost something, or may have.
  public int billedAttempts() {
    return (int) billed().count();
  }

  /// Attempts before this one that had an answer, as far as their bills say.
  public Stream<Attempt> answersBefore(int number) {
    return billed().filter(attempt -> attempt.number() < number);
  }

  private Stream<Attempt> billed() {
    return attempts.stream()
        .skip(forgiven)
        .filter(attempt -> attempt.state() == Attempt.State.ENDED && !attempt.bill().isFree());
  }

  /// What all attempts are billed with so far.
  public Money cost() {
    return attempts.stream().map(a -> a.bill().cost()).reduce(Money.ZERO, Money::plus);
  }

  /// Whether a part of the cost is an upper bound.
  public boolean isEstimated() {
    return attempts.stream().anyMatch(a -> a.bill().isAtBound());
  }
}
