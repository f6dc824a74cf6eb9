package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.JobState;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.RestSkipped;
import io.tierworks.planner.job.result.SubtaskInputs;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lets what is ready go out: a job's first question; then subtasks in plan order, within the job's
/// window, and only while the budget covers their worst case.
final class Release {
  private Release() {}

  /// How much of a job could go out to the tier now, if its window were wide open.
  static int ready(JobState job, String tier, Policy policy) {
    if (job.isUnopened()) {
      return tier.equals(policy.flagship()) ? 1 : 0;
    }
    return job.releasable(tier);
  }

  static void release(CommandContext turn, String tier, int most) {
    if (ready(turn.job(), tier, turn.policy()) == 0) {
      return;
    }
    if (turn.job().isUnopened()) {
      Admission.open(turn);
      return;
    }
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    int credit = Math.min(most, turn.policy().window() - turn.job().ledger().open());
    for (var step : plan.steps()) {
      if (credit > 0
          && step.tier().equals(tier)
          && turn.job().isUnblocked(turn.job().step(step.id()))) {
        credit -= release(turn, plan, step, credit);
      }
    }
    if (isStuck(turn)) {
      LimitPolicy.moneyIsOver(turn);
    }
  }

  private static int release(CommandContext turn, Plan plan, Step step, int credit) {
    int released = 0;
    var refs = next(turn, step, credit);
    var whole = refs.isEmpty() ? List.<Material>of() : wholeSteps(turn, plan, step);
    for (var ref : refs) {
      var prompt = prompt(turn, plan, step, ref, whole);
      if (!turn.affords(turn.worstCase(step.tier(), prompt))) {
        break;
      }
      turn.issue(ref, step.tier(), Purpose.WORK, prompt, true, false);
      released++;
    }
    return released;
  }

  private static List<SubtaskRef> next(CommandContext turn, Step step, int most) {
    var progress = turn.job().step(step.id());
    if (progress.queued()) {
      return turn.facts().ready(turn.id(), step.id(), most);
    }
    int end = Math.min(progress.total(), progress.released() + most);
    return IntStream.range(progress.released(), end)
        .mapToObj(i -> new SubtaskRef(step.id(), i))
        .toList();
  }

  /// With nothing out there is no refund to come: what the budget does not cover now it never will.
  static boolean isStuck(CommandContext turn) {
    var job = turn.job();
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    return job.ledger().open() == 0
        && !job.allStepsComplete()
        && plan.steps().stream().noneMatch(step -> affordsNext(turn, plan, step));
  }

  private static boolean affordsNext(CommandContext turn, Plan plan, Step step) {
    return turn.job().isUnblocked(turn.job().step(step.id()))
        && next(turn, step, 1).stream()
            .map(ref -> prompt(turn, plan, step, ref))
            .anyMatch(prompt -> turn.affords(turn.worstCase(step.tier(), prompt)));
  }

  /// Gives up everything that is not out. What was answered before the judge sent it back stands.
  static void skipRest(CommandContext turn, String reason, String detail) {
    for (var step : turn.job().steps()) {
      if (step.neverIssued() > 0) {
        answeredBefore(turn, step.id()).forEach(ref -> SubtaskLifecycle.keepEarlier(turn, ref));
        int rest = turn.job().step(step.id()).neverIssued();
        if (rest > 0) {
          var gap = new Gap(step.id(), null, null, reason, detail, rest);
          turn.emit(new RestSkipped(turn.id(), gap));
        }
      }
    }
  }

  private static List<SubtaskRef> answeredBefore(CommandContext turn, String step) {
    var refs = new ArrayList<SubtaskRef>();
    try (var scan = turn.facts().subtasks(turn.id(), step)) {
      scan.forEachRemaining(subtask -> {
        if (subtask.isWaiting() && subtask.earlier().isPresent()) {
          refs.add(subtask.ref());
        }
      });
    }
    return refs;
  }

  /// What a first attempt is told.
  static CallSpec prompt(CommandContext turn, SubtaskRef ref) {
    var plan = turn.facts().plan(turn.id()).orElseThrow();
    return prompt(turn, plan, plan.step(ref.step()), ref);
  }

  /// What a subtask of a step is told: its item, and the results it builds on.
  static CallSpec prompt(CommandContext turn, Plan plan, Step step, SubtaskRef ref) {
    return prompt(turn, plan, step, ref, wholeSteps(turn, plan, step));
  }

  /// What all subtasks of a step are told of the steps before.
  private static List<Material> wholeSteps(CommandContext turn, Plan plan, Step step) {
    return step.inputs().stream()
        .flatMap(input -> SubtaskInputs.all(turn, plan, input).stream())
        .toList();
  }

  private static CallSpec prompt(
      CommandContext turn, Plan plan, Step step, SubtaskRef ref, List<Material> whole) {
    var inputs = new ArrayList<Material>();
    if (step.isOverItems()) {
      turn.facts()
          .item(turn.id(), ref.index())
          .ifPresent(item -> inputs.add(SubtaskPrompt.item(item, ref.index())));
    }
    if (step.isOverStep()) {
      var upstream = new SubtaskRef(step.over(), ref.index());
      inputs.addAll(SubtaskInputs.source(turn, plan, step.over(), ref.index()));
      SubtaskInputs.result(turn, plan, upstream).ifPresent(inputs::add);
    }
    inputs.addAll(whole);
    return SubtaskPrompt.ask(turn.brief(), plan, step, inputs);
  }
}
