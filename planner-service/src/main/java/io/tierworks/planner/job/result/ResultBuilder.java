package io.tierworks.planner.job.result;

import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.AnswerPage;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.result.JobResult.Counts;
import io.tierworks.common.contract.result.JobResult.ItemAnswer;
import io.tierworks.common.contract.result.JobResult.PlanSummary;
import io.tierworks.common.contract.result.JobResult.Verdict;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.ledger.Bills.Delegated;
import io.tierworks.planner.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a job's result: answer, verdict, gaps, bill.
public final class ResultBuilder {
  private ResultBuilder() {}

  /// @param answers the item answers that do not fit the result
  public record Written(JobResult result, List<AnswerPage> answers) {}

  public static Written write(CommandContext turn, Outcome outcome) {
    var harvest =
        turn.facts()
            .plan(turn.id())
            .map(plan -> ResultCollector.of(turn, plan, outcome))
            .orElse(ResultCollector.NOTHING);
    var pages = AnswerPages.of(turn.id(), harvest.items());
    return pages.isEmpty()
        ? new Written(result(turn, outcome, harvest.items(), null, harvest.gaps()), List.of())
        : new Written(result(turn, outcome, List.of(), pages.size(), harvest.gaps()), pages);
  }

  private static JobResult result(
      CommandContext turn,
      Outcome outcome,
      List<ItemAnswer> items,
      @Nullable Integer pages,
      List<Gap> gaps) {
    var job = turn.job();
    var plan = turn.facts().plan(turn.id());
    var ruling = turn.facts().ruling(turn.id());
    boolean withAnswer =
        outcome.status() == JobStatus.COMPLETED || outcome.status() == JobStatus.PARTIAL;
    return new JobResult(
        job.id(),
        outcome.status(),
        withAnswer
            ? ruling.map(Ruling::answer).filter(answer -> !answer.isNull()).orElse(null)
            : null,
        items,
        pages,
        plan.map(p -> verdict(turn, p, ruling, outcome)).orElse(null),
        ruling.map(r -> known(turn, r)).orElse(List.of()),
        gaps,
        outcome.errors(),
        plan.map(p -> summary(job, p)).orElse(null),
        counts(turn),
        turn.policy().bills().bill(job.ledger(), work(turn)),
        job.terms().tenant(),
        turn.brief().labels(),
        job.terms().acceptedAt(),
        turn.now());
  }

  private static Verdict verdict(
      CommandContext turn, Plan plan, Optional<Ruling> ruling, Outcome outcome) {
    var flagship = turn.policy().flagship();
    if (plan.form() == PlanForm.DIRECT || ruling.isEmpty()) {
      var why = outcome.errors().stream().map(Violation::rule).collect(Collectors.joining("; "));
      return new Verdict("unjudged", 0, ruling.map(Ruling::reasons).orElse(why), 0, "");
    }
    var said = ruling.get();
    return new Verdict(
        said.verdict().wireName(), said.score(), said.reasons(), rounds(turn), flagship);
  }

  private static int rounds(CommandContext turn) {
    int rounds = 0;
    while (!turn.subtask(new SubtaskRef("judge", rounds)).attempts().isEmpty()) {
      rounds++;
    }
    return rounds;
  }

  /// Claims, without citations of subtasks that do not exist.
  private static List<JobResult.Claim> known(CommandContext turn, Ruling ruling) {
    return ruling.claims().stream()
        .map(claim ->
            new JobResult.Claim(
                claim.text(), claim.subtasks().stream().filter(id -> exists(turn, id)).toList()))
        .toList();
  }

  private static boolean exists(CommandContext turn, String subtask) {
    return SubtaskRef.parse(subtask)
        .flatMap(ref -> turn.facts().subtask(turn.id(), ref))
        .isPresent();
  }

  private static PlanSummary summary(JobState job, Plan plan) {
    var steps =
        plan.steps().stream()
            .map(step -> {
              var progress = job.step(step.id());
              return new PlanSummary.Step(
                  step.id(),
                  step.kind(),
                  step.tier(),
                  step.over(),
                  progress.total(),
                  progress.accepted(),
                  progress.failed());
            })
            .toList();
    return new PlanSummary(Wire.toTree(plan.form()).asText(), plan.reason(), steps);
  }

  private static Counts counts(CommandContext turn) {
    var job = turn.job();
    return new Counts(
        job.totalSubtasks(),
        job.acceptedSubtasks(),
        job.failedSubtasks(),
        job.counters().escalated(),
        job.counters().attempts());
  }

  private static Delegated work(CommandContext turn) {
    var brief = turn.brief();
    return new Delegated(
        turn.job().acceptedSubtasks(),
        turn.job().counters().accepted(),
        brief.sharedTokens(),
        brief.itemTokens());
  }
}
