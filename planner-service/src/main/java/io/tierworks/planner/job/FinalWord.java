package io.tierworks.planner.job;

import io.tierworks.common.contract.AnswerPage;
import io.tierworks.common.contract.Gap;
import io.tierworks.common.contract.JobResult;
import io.tierworks.common.contract.JobResult.Counts;
import io.tierworks.common.contract.JobResult.ItemAnswer;
import io.tierworks.common.contract.JobResult.PlanSummary;
import io.tierworks.common.contract.JobResult.Verdict;
import io.tierworks.common.contract.JobStatus;
import io.tierworks.common.contract.PlanForm;
import io.tierworks.common.contract.Violation;
import io.tierworks.common.contract.Wire;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.ledger.Bills.Work;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.WorkPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a job's result: answer, verdict, gaps, bill.
final class FinalWord {
  private FinalWord() {}

  /// @param answers the item answers that do not fit the result
  record Written(JobResult result, List<AnswerPage> answers) {}

  static Written write(Turn turn, Outcome outcome) {
    var plan = turn.facts().plan(turn.id());
    var items = plan.map(p -> items(turn, p)).orElse(List.of());
    var pages = AnswerPages.of(turn.id(), items);
    return pages.isEmpty()
        ? new Written(result(turn, outcome, items, null), List.of())
        : new Written(result(turn, outcome, List.of(), pages.size()), pages);
  }

  private static JobResult result(
      Turn turn, Outcome outcome, List<ItemAnswer> items, @Nullable Integer pages) {
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
        plan.map(p -> gaps(turn, p, outcome)).orElse(List.of()),
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
      var answer = turn.subtask(ref).earlier();
      if (answer.isPresent()) {
        var item = turn.facts().item(turn.id(), index).orElseThrow();
        return Optional.of(
            new ItemAnswer(
                WorkPrompt.itemId(item, index), ref.id(), step.id(), answer.get().output()));
      }
    }
    return Optional.empty();
  }

  private static Verdict verdict(Turn turn, Plan plan, Optional<Ruling> ruling, Outcome outcome) {
    var flagship = turn.policy().flagship();
    if (plan.form() == PlanForm.DIRECT || ruling.isEmpty()) {
      var why = outcome.errors().stream().map(Violation::rule).collect(Collectors.joining("; "));
      return new Verdict("unjudged", 0, ruling.map(Ruling::reasons).orElse(why), 0, "");
    }
    var said = ruling.get();
    return new Verdict(
        said.verdict().wireName(), said.score(), said.reasons(), rounds(turn), flagship);
  }

  private static int rounds(Turn turn) {
    int rounds = 0;
    while (!turn.subtask(new SubtaskRef("judge", rounds)).attempts().isEmpty()) {
      rounds++;
    }
    return rounds;
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

  private static List<Gap> gaps(Turn turn, Plan plan, Outcome outcome) {
    var gaps = new ArrayList<Gap>();
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(subtask -> {
        if (turn.job().find(subtask.ref().step()).isPresent()) {
          gap(turn, plan, subtask, outcome).ifPresent(gaps::add);
        }
      });
    }
    gaps.addAll(turn.job().gaps());
    return GapList.shortened(gaps);
  }

  /// What a subtask lacks at the end. One that was never issued is on the line of its step.
  private static Optional<Gap> gap(Turn turn, Plan plan, SubtaskState subtask, Outcome outcome) {
    var ref = subtask.ref();
    return switch (subtask.standing()) {
      case SubtaskState.Accepted _, SubtaskState.Waiting _ -> Optional.empty();
      case SubtaskState.GivenUp g ->
          Optional.of(Inputs.gap(turn, plan, ref, g.reason(), g.detail()));
      case SubtaskState.Open open when open.earlier() != null ->
          Optional.of(
              Inputs.gap(turn, plan, ref, "not_revised", "the job ended before a better answer"));
      case SubtaskState.Held held when held.earlier() != null ->
          Optional.of(
              Inputs.gap(turn, plan, ref, "not_revised", "the job ended before a better answer"));
      case SubtaskState.Open _, SubtaskState.Held _ -> {
        boolean cancelled = outcome.status() == JobStatus.CANCELLED;
        var reason = cancelled ? "cancelled" : "deadline";
        yield Optional.of(Inputs.gap(turn, plan, ref, reason, "the job ended first"));
      }
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
