package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.job.JobStatus;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.Outcome;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.event.ApprovalRequested;
import io.tierworks.planner.job.event.JobStarted;
import io.tierworks.planner.job.event.PlanApproved;
import io.tierworks.planner.job.event.PlanRefused;
import io.tierworks.planner.job.event.Planned;
import io.tierworks.planner.job.result.Estimate;
import io.tierworks.planner.job.result.JudgeInput;
import io.tierworks.planner.plan.CallSpec;
import io.tierworks.planner.plan.Finding;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.PlanCompiler;
import io.tierworks.planner.plan.PlanDraft;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gets a plan: asks, lints, lets the model repair a bad one once, and puts a good one to work.
final class Planning {
  private static final SubtaskRef FIRST = new SubtaskRef("plan", 0);
  private static final SubtaskRef REPAIR = new SubtaskRef("plan", 1);

  private Planning() {}

  /// Asks for a plan, or for a better one; again, after a failure that was nobody's fault.
  static void ask(CommandContext turn) {
    var ref = question(turn);
    var prompt = prompt(turn);
    var flagship = turn.policy().flagship();
    if (!turn.affords(turn.worstCase(flagship, prompt))) {
      Settlement.close(turn, Settlement.tooDear(turn, prompt, "planning"));
      return;
    }
    boolean first = turn.subtask(ref).attempts().isEmpty();
    turn.issue(ref, flagship, first ? Purpose.PLAN : Purpose.RETRY, prompt, first, false);
  }

  /// The question that is open now.
  static SubtaskRef question(CommandContext turn) {
    return turn.facts().refusal(turn.id()).isPresent() ? REPAIR : FIRST;
  }

  private static CallSpec prompt(CommandContext turn) {
    var plan = turn.policy().planPrompt();
    return turn.facts()
        .refusal(turn.id())
        .map(r -> plan.askAgain(turn.brief(), limits(turn), r.plan(), r.findings()))
        .orElseGet(() -> plan.ask(turn.brief(), limits(turn)));
  }

  /// @param output what the planning model wrote; null when it was unreadable
  static void answered(
      CommandContext turn, SubtaskRef ref, @Nullable JsonNode output, String note) {
    var job = turn.job();
    var bounds = turn.brief().bounds(job.terms().maxSubtasks());
    if (output == null) {
      refused(
          turn,
          ref,
          null,
          List.of(new Finding("plan", "unreadable: " + note, "follow the schema")));
      return;
    }
    var reading = PlanDraft.read(output);
    var draft = reading.draft();
    var findings =
        draft.isEmpty() ? reading.findings() : turn.policy().lint().findings(draft.get(), bounds);
    if (draft.isEmpty() || !findings.isEmpty()) {
      refused(turn, ref, output, findings);
      return;
    }
    accepted(turn, PlanCompiler.compile(draft.get(), bounds));
  }

  private static void refused(
      CommandContext turn, SubtaskRef ref, @Nullable JsonNode output, List<Finding> findings) {
    turn.emit(new PlanRefused(turn.id(), output, findings));
    if (ref.equals(FIRST)) {
      ask(turn);
    } else {
      var errors = findings.stream().map(Finding::violation).toList();
      Settlement.close(turn, new Outcome(JobStatus.FAILED, errors));
    }
  }

  private static void accepted(CommandContext turn, Plan plan) {
    if (plan.form() == PlanForm.DIRECT) {
      DirectAnswer.begin(turn, plan);
      return;
    }
    var steps = progress(turn, plan);
    var kept = JudgeInput.reserve(turn, steps.stream().mapToInt(StepProgress::total).sum());
    turn.emit(new Planned(turn.id(), plan, steps, kept, Estimate.of(turn, plan, steps, kept)));
    if (turn.job().terms().review().coversPlan()) {
      turn.emit(new ApprovalRequested(turn.id()));
    } else {
      turn.emit(new JobStarted(turn.id()));
    }
  }

  static void approve(CommandContext turn, JobCommand.Approve command) {
    if (command.approved()) {
      turn.emit(new PlanApproved(turn.id(), command.by(), command.note()));
    } else {
      Settlement.close(
          turn, Outcome.failed("plan", "was not approved by " + command.by(), command.note()));
    }
  }

  private static List<StepProgress> progress(CommandContext turn, Plan plan) {
    var widths = new HashMap<String, Integer>();
    for (var step : plan.steps()) {
      int width =
          step.isOverItems()
              ? turn.job().terms().items()
              : step.isOverJob() ? 1 : Objects.requireNonNull(widths.get(step.over()));
      widths.put(step.id(), width);
    }
    return plan.steps().stream()
        .map(step -> StepProgress.of(step, Objects.requireNonNull(widths.get(step.id()))))
        .toList();
  }

  private static Map<String, ?> limits(CommandContext turn) {
    var terms = turn.job().terms();
    var limits = new LinkedHashMap<String, Object>();
    Money cap = turn.job().ledger().cap();
    limits.put("maxCost", cap);
    limits.put("maxSubtasks", terms.maxSubtasks());
    limits.put(
        "secondsLeft",
        Math.max(0, terms.deadline().getEpochSecond() - turn.now().getEpochSecond()));
    return limits;
  }
}
