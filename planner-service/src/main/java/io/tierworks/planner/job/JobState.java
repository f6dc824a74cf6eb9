package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A job's header: what changes with every result, of the same size for 10 subtasks and for
/// 100,000.
///
/// @param steps in plan order; empty until planned
/// @param gaps what no subtask stands for: rests of steps that were never issued, and answers that
///   could not be improved
/// @param attempts all attempts issued
/// @param accepted usage of accepted work: what the flagship would have had to do
/// @param held subtasks whose next attempt waits for money
public record JobState(
    String id,
    Terms terms,
    Phase phase,
    List<StepProgress> steps,
    Ledger ledger,
    List<Gap> gaps,
    int attempts,
    int escalated,
    Usage accepted,
    int held) {

  public JobState {
    steps = steps == null ? List.of() : List.copyOf(steps);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
  }

  public static JobState accepted(String id, Terms terms, Ledger ledger) {
    return new JobState(
        id, terms, new Phase.Planning(), List.of(), ledger, List.of(), 0, 0, Usage.NONE, 0);
  }

  @JsonIgnore
  public JobStatus status() {
    return phase.status();
  }

  @JsonIgnore
  public boolean isFinished() {
    return phase instanceof Phase.Finished;
  }

  /// When something has to happen even if nobody says anything.
  @JsonIgnore
  public Optional<Instant> nextDeadline() {
    return switch (phase) {
      case Phase.Finished _ -> Optional.empty();
      case Phase.Settling settling -> Optional.of(settling.until());
      case Phase.Paused paused -> Optional.of(paused.until());
      case Phase.Running _ -> Optional.of(wrapsUp() ? terms.wrapUpAt() : terms.deadline());
      case Phase.Planning _, Phase.AwaitingApproval _, Phase.Judging _, Phase.AwaitingReview _ ->
          Optional.of(terms.deadline());
    };
  }

  /// Whether there is something to judge when the time runs out.
  private boolean wrapsUp() {
    return terms.onLimit() == OnLimit.WRAP_UP && acceptedSubtasks() > 0;
  }

  public StepProgress step(String step) {
    return find(step).orElseThrow(() -> new NoSuchElementException("step " + step));
  }

  public Optional<StepProgress> find(String step) {
    return steps.stream().filter(s -> s.id().equals(step)).findFirst();
  }

  @JsonIgnore
  public boolean allStepsComplete() {
    return steps.stream().allMatch(StepProgress::isComplete);
  }

  /// Whether everything the step waits for is there.
  public boolean isUnblocked(StepProgress step) {
    return step.needs().stream().allMatch(need -> step(need).isComplete());
  }

  /// Whether nothing was asked yet, neither for a plan nor for a direct answer.
  @JsonIgnore
  public boolean isUnopened() {
    return attempts == 0 && (phase instanceof Phase.Planning || isAnsweredDirectly());
  }

  /// Whether the flagship answers at once, without steps.
  @JsonIgnore
  public boolean isAnsweredDirectly() {
    return phase instanceof Phase.Running && steps.isEmpty();
  }

  /// Subtasks planned for the tier that could be issued now.
  public int releasable(String tier) {
    return phase instanceof Phase.Running
        ? steps.stream()
            .filter(step -> step.tier().equals(tier) && isUnblocked(step))
            .mapToInt(StepProgress::waiting)
            .sum()
        : 0;
  }

  /// Subtasks that are still to be answered; before there is a plan, as many as there are items.
  @JsonIgnore
  public int remaining() {
    return steps.isEmpty()
        ? terms.items()
        : steps.stream().mapToInt(step -> step.total() - step.done()).sum();
  }

  @JsonIgnore
  public int acceptedSubtasks() {
    return steps.stream().mapToInt(StepProgress::accepted).sum();
  }

  @JsonIgnore
  public int failedSubtasks() {
    return steps.stream().mapToInt(StepProgress::failed).sum();
  }

  @JsonIgnore
  public int totalSubtasks() {
    return steps.stream().mapToInt(StepProgress::total).sum();
  }

  public JobState with(Phase next) {
    return new JobState(id, terms, next, steps, ledger, gaps, attempts, escalated, accepted, held);
  }

  public JobState with(Ledger next) {
    return new JobState(id, terms, phase, steps, next, gaps, attempts, escalated, accepted, held);
  }

  public JobState with(Terms next) {
    return new JobState(id, next, phase, steps, ledger, gaps, attempts, escalated, accepted, held);
  }

  public JobState holding(int more) {
    return new JobState(
        id, terms, phase, steps, ledger, gaps, attempts, escalated, accepted, held + more);
  }

  public JobState with(List<StepProgress> next) {
    return new JobState(id, terms, phase, next, ledger, gaps, attempts, escalated, accepted, held);
  }

  public JobState withStep(String step, UnaryOperator<StepProgress> change) {
    return with(steps.stream().map(s -> s.id().equals(step) ? change.apply(s) : s).toList());
  }

  public JobState leaving(List<Gap> more) {
    var all = new ArrayList<>(gaps);
    all.addAll(more);
    return withGaps(all);
  }

  public JobState withoutGapsOf(List<String> redone) {
    return withGaps(gaps.stream().filter(gap -> !redone.contains(gap.step())).toList());
  }

  private JobState withGaps(List<Gap> next) {
    return new JobState(id, terms, phase, steps, ledger, next, attempts, escalated, accepted, held);
  }

  /// Whether the rest of a step was given up without being issued.
  public boolean isSkipped(String step) {
    return gaps.stream().anyMatch(gap -> gap.step().equals(step) && gap.subtask() == null);
  }

  public JobState countAttempt(boolean escalation) {
    return new JobState(
        id,
        terms,
        phase,
        steps,
        ledger,
        gaps,
        attempts + 1,
        escalated + (escalation ? 1 : 0),
        accepted,
        held);
  }

  public JobState countAccepted(Usage usage) {
    return withAccepted(accepted.plus(usage));
  }

  /// Takes answers out of the count that are being done again.
  public JobState withdraw(Usage usage) {
    return withAccepted(
        new Usage(
            accepted.input() - usage.input(),
            accepted.cached() - usage.cached(),
            accepted.output() - usage.output(),
            accepted.reasoning() - usage.reasoning()));
  }

  private JobState withAccepted(Usage next) {
    return new JobState(id, terms, phase, steps, ledger, gaps, attempts, escalated, next, held);
  }
}
