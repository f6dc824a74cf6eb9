package io.tierworks.planner.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.Counts;
import io.tierworks.common.contract.result.JobResult.PlanSummary;
import io.tierworks.common.contract.result.JobResult.Verdict;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.prompt.Estimate;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.ledger.Bills;
import io.tierworks.planner.ledger.Bills.Delegated;
import io.tierworks.planner.plan.DirectPrompt;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds the result of a job whose item answers are read.
public final class ResultBuilder {
  private final JobView view;
  private final Outcome outcome;
  private final ResultCollector collector;
  private final Optional<Plan> plan;
  private final Optional<Ruling> ruling;
  private final Optional<JsonNode> direct;

  private ResultBuilder(JobView view, Outcome outcome, ResultCollector collector) {
    this.view = view;
    this.outcome = outcome;
    this.collector = collector;
    this.plan = view.store().plan(view.id());
    this.ruling = view.store().ruling(view.id());
    this.direct = view.subtask(SubtaskRef.DIRECT).output();
  }

  /// What one command can read of a job's result.
  public sealed interface Part {
    /// Nothing that can be sent: there are more answers to read.
    record Unread() implements Part {}

    /// Item answers that do not fit into the result.
    record Page(AnswerPage page) implements Part {}

    /// The rest; all pages came before.
    record Rest(ResultBuilder result) implements Part {}
  }

  /// Reads on in the answers of a settled job.
  public static Part next(JobView view, Outcome outcome) {
    var store = view.store();
    var collector = store.reading(view.id(), ResultCollector.class, () -> collector(view, outcome));
    if (!collector.read(view)) {
      return new Part.Unread();
    }
    if (collector.lacksPage()) {
      return collector.readPage(view).<Part>map(Part.Page::new).orElseGet(Part.Unread::new);
    }
    store.endReading(view.id());
    return new Part.Rest(new ResultBuilder(view, outcome, collector));
  }

  private static ResultCollector collector(JobView view, Outcome outcome) {
    return new ResultCollector(view, outcome, isWithheld(view, outcome));
  }

  /// The result, with the bill as it is now.
  public JobResult build() {
    var job = view.job();
    return new JobResult(
        job.id(),
        outcome.status(),
        new JobResult.Findings(
            answer(),
            collector.held(),
            collector.pages().orElse(null),
            plan.map(_ -> verdict()).orElse(null),
            ruling
                .filter(_ -> !isWithheld(view, outcome))
                .map(by -> Citations.claims(view, by))
                .orElse(List.of()),
            ruling.filter(_ -> !isWithheld(view, outcome)).map(Ruling::invalidCitations).orElse(""),
            collector.disputes()),
        new JobResult.Shortfalls(collector.gaps(view), outcome.errors(), null),
        new JobResult.Effort(
            plan.map(p -> summary(job, p)).orElse(null),
            view.store().decisions(view.id()).all(),
            counts(job),
            new Bills(view.policy().ladder()).bill(job.ledger(), delegated(job))),
        new JobResult.Origin(
            job.terms().submission().tenant(),
            view.brief().labels(),
            job.terms().times().acceptedAt()),
        view.now());
  }

  /// Whether nothing that workers answered goes out, because nobody who may be asked let it.
  private static boolean isWithheld(JobView view, Outcome outcome) {
    return !outcome.isAnswer() && view.job().terms().review().ask().allowsQuestions();
  }

  private @Nullable JsonNode answer() {
    var answer =
        direct.map(output -> output.path(DirectPrompt.ANSWER)).or(() -> ruling.map(Ruling::answer));
    return outcome.isAnswer()
        ? answer.filter(given -> !given.isNull() && !given.isMissingNode()).orElse(null)
        : null;
  }

  private Verdict verdict() {
    if (ruling.isEmpty()) {
      var why = outcome.errors().stream().map(Violation::rule).collect(Collectors.joining("; "));
      return Verdict.unjudged(
          direct.isPresent()
              ? "answered in one call"
              : view.job().terms().dryRun() && why.isEmpty() ? "a dry run" : why);
    }
    var said = ruling.get();
    return new Verdict(
        said.verdict().told(), said.score(), said.reasons(), rounds(), view.policy().flagship());
  }

  private int rounds() {
    int rounds = 0;
    while (!view.subtask(new SubtaskRef("judge", rounds)).attempts().isEmpty()) {
      rounds++;
    }
    return rounds;
  }

  private PlanSummary summary(JobState job, Plan plan) {
    var steps = plan.steps().stream().map(step -> summary(step, job.step(step.id()))).toList();
    var estimate = job.terms().dryRun() ? Estimate.of(view) : null;
    return new PlanSummary(
        Wire.toTree(plan.form()).asText(), plan.template(), plan.reason(), steps, estimate);
  }

  private static PlanSummary.Step summary(Step step, StepProgress progress) {
    return new PlanSummary.Step(
        step.id(),
        step.kind(),
        progress.tier(),
        step.over(),
        progress.total(),
        progress.accepted(),
        progress.failed());
  }

  private static Counts counts(JobState job) {
    return new Counts(
        job.totalSubtasks(),
        job.acceptedSubtasks(),
        job.failedSubtasks(),
        job.counters().escalated(),
        job.counters().attempts());
  }

  private Delegated delegated(JobState job) {
    var brief = view.brief();
    return new Delegated(
        job.acceptedSubtasks(),
        job.counters().accepted(),
        brief.sharedTokens(),
        brief.itemTokens());
  }
}
