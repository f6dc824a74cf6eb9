package io.tierworks.planner.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.OnLimit;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.ledger.Ledger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The state of an unfinished job. Its size depends on the number of steps, not of subtasks.
///
/// @param steps in plan order; empty until the job has a plan
/// @param gaps gaps that belong to no single subtask's status: subtasks that were never issued, and
///   answers that the judge found wanting and nobody could improve
/// @param questions of calls that lack information, which nobody has answered yet
public record JobState(
    String id,
    Terms terms,
    Phase phase,
    List<StepProgress> steps,
    Ledger ledger,
    List<Gap> gaps,
    Counters counters,
    Backoff backoff,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InfoRequest> questions) {

  public JobState {
    steps = List.copyOf(steps);
    gaps = List.copyOf(gaps);
    backoff = backoff == null ? Backoff.NONE : backoff;
    questions = questions == null ? List.of() : List.copyOf(questions);
  }

  public static JobState accepted(String id, Terms terms, Ledger ledger) {
    return new JobState(
        id,
        terms,
        new Phase.Planning(),
        List.of(),
        ledger,
        List.of(),
        Counters.ZERO,
        Backoff.NONE,
        List.of());
  }

  public JobStatus status() {
    return phase.status();
  }

  /// When the job has to be looked at even if no command comes.
  public Optional<Instant> nextDeadline() {
    var own = Stream.concat(deadline().stream(), Stream.ofNullable(backoff.until()));
    return Stream.concat(own, firstQuestion().stream()).min(Comparator.naturalOrder());
  }

  /// When the first question is closed by itself.
  private Optional<Instant> firstQuestion() {
    return phase instanceof Phase.Active
        ? questions.stream().map(InfoRequest::until).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /// When the phase ends by itself.
  public Optional<Instant> deadline() {
    return switch (phase) {
      case Phase.Finished _, Phase.AwaitingInfo _ -> Optional.empty();
      case Phase.Settling settling -> Optional.of(settling.until());
      case Phase.Paused paused -> Optional.of(paused.until());
      case Phase.Running _ ->
          Optional.of(
              wrapsUp() || awaitsChecks() ? terms.times().wrapUpAt() : terms.times().deadline());
      case Phase.AwaitingApproval(var question) -> Optional.of(question.until());
      case Phase.AwaitingReview(_, var question, _) -> Optional.of(question.until());
      case Phase.Planning _, Phase.Judging _ -> Optional.of(terms.times().deadline());
      case Phase.Summarising _ -> Optional.of(terms.times().wrapUpAt());
    };
  }

  /// Whether nothing but checks is left to do before the judgment.
  private boolean awaitsChecks() {
    return !steps.isEmpty() && allStepsComplete();
  }

  private boolean wrapsUp() {
    return terms.caps().onLimit() == OnLimit.WRAP_UP && acceptedSubtasks() > 0;
  }

  public StepProgress step(String step) {
    return find(step).orElseThrow(() -> new NoSuchElementException("step " + step));
  }

  public Optional<StepProgress> find(String step) {
    for (var each : steps) {
      if (each.id().equals(step)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  public boolean allStepsComplete() {
    return steps.stream().allMatch(StepProgress::isComplete);
  }

  /// Whether all steps that this one needs are complete.
  public boolean isUnblocked(StepProgress step) {
    return step.outline().needs().stream().allMatch(need -> step(need).isComplete());
  }

  /// Whether the job goes on by itself: it waits for no worker and no person.
  public boolean isUnattended() {
    return ledger.open() == 0
        && (phase instanceof Phase.Judging
            || phase instanceof Phase.Summarising
            || phase instanceof Phase.Settling
            || mayReplan());
  }

  /// Whether the planning model may be asked about the subtasks that were given up.
  private boolean mayReplan() {
    return phase instanceof Phase.Running
        && awaitsChecks()
        && terms.caps().maxReplans() > 0
        && failedSubtasks() > 0;
  }

  /// Whether nothing can move the job on but an answer to a question.
  public boolean lacksOnlyInfo() {
    return !questions.isEmpty()
        && (phase instanceof Phase.Planning || phase instanceof Phase.Running)
        && ledger.open() == 0
        && counters.held() == 0
        && counters.checks().waiting(allStepsComplete()) == 0
        && steps.stream().noneMatch(step -> step.waiting() > 0 && isUnblocked(step));
  }

  /// The open question of a subtask.
  public Optional<InfoRequest> question(SubtaskRef ref) {
    return questions.stream().filter(question -> question.ref().equals(ref)).findFirst();
  }

  /// Whether neither a plan nor a direct answer has been asked for.
  public boolean isUnopened() {
    return counters.attempts() == 0 && (phase instanceof Phase.Planning || isAnsweredDirectly());
  }

  /// Whether the flagship answers the job in one call, without steps.
  public boolean isAnsweredDirectly() {
    return phase instanceof Phase.Running && steps.isEmpty();
  }

  /// Subtasks planned for the tier, and checks on it, that can be issued now.
  public int releasable(String tier) {
    return phase instanceof Phase.Running
        ? sum(step -> step.tier().equals(tier) && isUnblocked(step) ? step.waiting() : 0)
            + counters.checks().waiting(allStepsComplete(), tier)
        : 0;
  }

  /// Subtasks without an answer; before there is a plan, the number of items.
  public int remaining() {
    return steps.isEmpty() ? terms.items() : sum(step -> step.total() - step.done());
  }

  public int acceptedSubtasks() {
    return sum(StepProgress::accepted);
  }

  public int failedSubtasks() {
    return sum(StepProgress::failed);
  }

  public int totalSubtasks() {
    return sum(StepProgress::total);
  }

  private int sum(ToIntFunction<StepProgress> count) {
    int sum = 0;
    for (var step : steps) {
      sum += count.applyAsInt(step);
    }
    return sum;
  }

  public JobState with(Phase next) {
    return new JobState(id, terms, next, steps, ledger, gaps, counters, backoff, questions);
  }

  public JobState with(Ledger next) {
    return new JobState(id, terms, phase, steps, next, gaps, counters, backoff, questions);
  }

  public JobState with(Terms next) {
    return new JobState(id, next, phase, steps, ledger, gaps, counters, backoff, questions);
  }

  public JobState with(List<StepProgress> next) {
    return new JobState(id, terms, phase, next, ledger, gaps, counters, backoff, questions);
  }

  public JobState with(Counters next) {
    return new JobState(id, terms, phase, steps, ledger, gaps, next, backoff, questions);
  }

  public JobState with(Backoff next) {
    return new JobState(id, terms, phase, steps, ledger, gaps, counters, next, questions);
  }

  public JobState ask(InfoRequest question) {
    var all = Stream.concat(questions.stream(), Stream.of(question)).toList();
    return withQuestions(all).with(counters.asked());
  }

  public JobState closeQuestion(SubtaskRef ref) {
    return withQuestions(questions.stream().filter(each -> !each.ref().equals(ref)).toList());
  }

  private JobState withQuestions(List<InfoRequest> next) {
    return new JobState(id, terms, phase, steps, ledger, gaps, counters, backoff, next);
  }

  public JobState withStep(String step, UnaryOperator<StepProgress> change) {
    return with(steps.stream().map(s -> s.id().equals(step) ? change.apply(s) : s).toList());
  }

  /// The first attempt of a subtask or of a check is issued.
  public JobState released(SubtaskRef ref) {
    return CheckRef.of(ref)
        .map(check -> with(counters.with(counters.checks().released(check.account()))))
        .orElseGet(() -> withStep(ref.step(), StepProgress::releasedOne));
  }

  public JobState addGaps(List<Gap> more) {
    return withGaps(Stream.concat(gaps.stream(), more.stream()).toList());
  }

  public JobState removeGapsOf(List<String> redone) {
    return withGaps(gaps.stream().filter(gap -> !redone.contains(gap.step())).toList());
  }

  private JobState withGaps(List<Gap> next) {
    return new JobState(id, terms, phase, steps, ledger, next, counters, backoff, questions);
  }

  /// Whether the rest of a step was given up without being issued.
  public boolean isSkipped(String step) {
    return gaps.stream().anyMatch(gap -> gap.step().equals(step) && gap.subtask() == null);
  }
}
