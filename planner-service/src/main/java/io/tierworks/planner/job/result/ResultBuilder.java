package io.tierworks.planner.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.ReviewPolicy;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.Claim;
import io.tierworks.common.contract.result.JobResult.Counts;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.result.JobResult.PlanSummary;
import io.tierworks.common.contract.result.JobResult.Verdict;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
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

/// Builds the result of a job.
public final class ResultBuilder {
  private final JobView view;
  private final Outcome outcome;
  private final Optional<Plan> plan;
  private final Optional<Ruling> ruling;
  private final Optional<JsonNode> direct;

  private ResultBuilder(JobView view, Outcome outcome) {
    this.view = view;
    this.outcome = outcome;
    this.plan = view.store().plan(view.id());
    this.ruling = view.store().ruling(view.id());
    this.direct = view.subtask(SubtaskRef.DIRECT).output();
  }

  /// @param answers the item answers that do not fit into the result
  public record Built(JobResult result, List<AnswerPage> answers) {}

  public static Built build(JobView view, Outcome outcome) {
    return new ResultBuilder(view, outcome).build();
  }

  private Built build() {
    var collector = plan.map(_ -> new ResultCollector(view, outcome));
    var items = isWithheld() ? List.<ItemAnswer>of() : items(collector);
    var gaps = collector.map(ResultCollector::gaps).orElse(List.of());
    var pages = AnswerPages.of(view.id(), items);
    return pages.isEmpty()
        ? new Built(result(items, null, gaps), List.of())
        : new Built(result(List.of(), pages.size(), gaps), pages);
  }

  private List<ItemAnswer> items(Optional<ResultCollector> collector) {
    return direct
        .map(output -> new DirectAnswers(view, output).answers())
        .or(() -> collector.map(ResultCollector::answers))
        .orElse(List.of());
  }

  private JobResult result(List<ItemAnswer> items, @Nullable Integer pages, List<Gap> gaps) {
    var job = view.job();
    return new JobResult(
        job.id(),
        outcome.status(),
        new JobResult.Findings(
            answer(),
            items,
            pages,
            plan.map(_ -> verdict()).orElse(null),
            ruling.filter(_ -> !isWithheld()).map(this::claims).orElse(List.of())),
        new JobResult.Shortfalls(gaps, outcome.errors(), null),
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
  private boolean isWithheld() {
    return !outcome.isAnswer() && view.job().terms().review().ask() != ReviewPolicy.NEVER;
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
      return Verdict.unjudged(direct.isPresent() ? "answered in one call" : why);
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

  /// The judge's claims, without citations of subtasks that do not exist.
  private List<Claim> claims(Ruling by) {
    return by.claims().stream()
        .map(claim ->
            new Claim(claim.text(), claim.subtasks().stream().filter(this::exists).toList()))
        .toList();
  }

  private boolean exists(String subtask) {
    return SubtaskRef.parse(subtask)
        .flatMap(ref -> view.store().subtask(view.id(), ref))
        .isPresent();
  }

  private static PlanSummary summary(JobState job, Plan plan) {
    var steps = plan.steps().stream().map(step -> summary(step, job.step(step.id()))).toList();
    return new PlanSummary(Wire.toTree(plan.form()).asText(), plan.reason(), steps);
  }

  private static PlanSummary.Step summary(Step step, StepProgress progress) {
    return new PlanSummary.Step(
        step.id(),
        step.kind(),
        step.tier(),
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
