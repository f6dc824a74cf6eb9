package io.tierworks.planner.job;

import io.tierworks.common.contract.Gap;
import io.tierworks.common.contract.JobResult;
import io.tierworks.common.contract.JobResult.Counts;
import io.tierworks.common.contract.JobResult.ItemAnswer;
import io.tierworks.common.contract.JobResult.PlanSummary;
import io.tierworks.common.contract.JobStatus;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.ledger.Bills.Work;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.WorkPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a job's result: answer, verdict, gaps, bill.
final class FinalWord {
  private FinalWord() {}

  static JobResult write(Turn turn, Outcome outcome) {
    var job = turn.job();
    var plan = turn.facts().plan(turn.id());
    var ruling = turn.facts().ruling(turn.id());
    boolean withAnswer =
        outcome.status() == JobStatus.COMPLETED || outcome.status() == JobStatus.PARTIAL;
    return new JobResult(
        job.id(),
        outcome.status(),
        withAnswer ? ruling.map(Ruling::answer).orElse(null) : null,
        plan.map(p -> items(turn, p)).orElse(List.of()),
        verdict(turn, ruling),
        ruling.map(r -> known(turn, r)).orElse(List.of()),
        gaps(turn),
        outcome.errors(),
        plan.map(p -> summary(job, p)).orElse(null),
        counts(turn),
        turn.policy().bills().bill(job.ledger(), work(turn)),
        job.terms().tenant(),
        turn.brief().labels(),
        job.terms().acceptedAt(),
        turn.now());
  }

  /// For each item the answer of the last step that worked on it.
  private static List<ItemAnswer> items(Turn turn, Plan plan) {
    var perItem =
        plan.steps().stream()
            .filter(step -> Inputs.originatesInItems(plan, step.id()))
            .toList()
            .reversed();
    var answers = new ArrayList<ItemAnswer>();
    for (int i = 0; i < turn.job().terms().items(); i++) {
      answer(turn, perItem, i).ifPresent(answers::add);
    }
    return answers;
  }

  private static Optional<ItemAnswer> answer(Turn turn, List<Step> lastFirst, int index) {
    for (var step : lastFirst) {
      var ref = new SubtaskRef(step.id(), index);
      var output = turn.facts().subtask(turn.id(), ref).flatMap(SubtaskState::output);
      if (output.isPresent()) {
        var item = turn.facts().item(turn.id(), index).orElseThrow();
        return Optional.of(
            new ItemAnswer(WorkPrompt.itemId(item, index), ref.id(), step.id(), output.get()));
      }
    }
    return Optional.empty();
  }

  private static JobResult.@Nullable Verdict verdict(Turn turn, Optional<Ruling> ruling) {
    int rounds = turn.facts().plan(turn.id()).isEmpty() ? 0 : rounds(turn);
    return ruling
        .map(r ->
            new JobResult.Verdict(
                r.verdict().wireName(), r.score(), r.reasons(), rounds, judge(turn)))
        .orElse(null);
  }

  private static int rounds(Turn turn) {
    int rounds = 0;
    while (!turn.subtask(new SubtaskRef("judge", rounds)).attempts().isEmpty()) {
      rounds++;
    }
    return rounds;
  }

  private static String judge(Turn turn) {
    return turn.policy().flagship();
  }

  /// Claims, without citations of subtasks that do not exist.
  private static List<JobResult.Claim> known(Turn turn, Ruling ruling) {
    return ruling.claims().stream()
        .map(claim ->
            new JobResult.Claim(
                claim.text(), claim.subtasks().stream().filter(id -> exists(turn, id)).toList()))
        .toList();
  }

  private static boolean exists(Turn turn, String subtask) {
    return SubtaskRef.parse(subtask)
        .flatMap(ref -> turn.facts().subtask(turn.id(), ref))
        .isPresent();
  }

  private static List<Gap> gaps(Turn turn) {
    var gaps = new ArrayList<Gap>();
    var plan = turn.facts().plan(turn.id());
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> {
        if (turn.job().find(subtask.ref().step()).isPresent() && plan.isPresent()) {
          gap(turn, plan.get(), subtask).ifPresent(gaps::add);
        }
      });
    }
    gaps.addAll(turn.job().skipped());
    return gaps;
  }

  private static Optional<Gap> gap(Turn turn, Plan plan, SubtaskState subtask) {
    var ref = subtask.ref();
    return switch (subtask.standing()) {
      case SubtaskState.Accepted _ -> Optional.empty();
      case SubtaskState.GivenUp g ->
          Optional.of(
              new Gap(
                  ref.step(), ref.id(), Inputs.itemId(turn, plan, ref), g.reason(), g.detail(), 1));
      case SubtaskState.Waiting _, SubtaskState.Open _ ->
          Optional.of(
              new Gap(
                  ref.step(),
                  ref.id(),
                  Inputs.itemId(turn, plan, ref),
                  "unfinished",
                  "the job ended first",
                  1));
    };
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

  private static Counts counts(Turn turn) {
    var job = turn.job();
    return new Counts(
        job.totalSubtasks(),
        job.acceptedSubtasks(),
        job.failedSubtasks(),
        job.escalated(),
        job.attempts());
  }

  private static Work work(Turn turn) {
    var brief = turn.brief();
    return new Work(
        turn.job().acceptedSubtasks(),
        turn.job().accepted(),
        brief.sharedTokens(),
        brief.itemTokens());
  }
}
