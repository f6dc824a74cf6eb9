package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ReplanEvent.Replanned;
import io.tierworks.planner.job.prompt.GapScan;
import io.tierworks.planner.job.rule.AttemptLimits;
import io.tierworks.planner.job.rule.Delays;
import io.tierworks.planner.job.rule.Parts;
import io.tierworks.planner.job.rule.PlannerCalls;
import io.tierworks.planner.job.rule.Replans;
import io.tierworks.planner.job.rule.RevisionPlan;
import io.tierworks.planner.job.rule.RevisionRound;
import io.tierworks.planner.plan.Replan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Plans the remaining work again: before the judgment, the planning model is asked once for all
/// subtasks whose answers were refused until no attempt was left. It may change the tier, add
/// instructions and split them. Form and checks of the answers stay, so that nothing passes that
/// did not before.
final class Replanning {
  private Replanning() {}

  /// Asks if there is something to ask about, and the job may. All steps are complete.
  ///
  /// @return whether the judgment has to wait
  static boolean holds(CommandContext context) {
    var job = context.job();
    var next = Replans.next(context);
    if (next.isEmpty() || !context.now().isBefore(job.terms().times().wrapUpAt())) {
      return false;
    }
    var call = next.get();
    if (call.isBeingTried()) {
      return true;
    }
    if (job.failedSubtasks() == 0) {
      return false;
    }
    var scan = GapScan.read(context);
    scan.ifPresentOrElse(gaps -> ask(context, call, gaps), context::goOnLater);
    return scan.isEmpty() || isWaiting(context, call, scan.get());
  }

  private static boolean isWaiting(CommandContext context, SubtaskState call, GapScan gaps) {
    var now = context.subtask(call.ref());
    return now.isBeingTried() || (!gaps.isEmpty() && now.equals(call));
  }

  private static void ask(CommandContext context, SubtaskState call, GapScan gaps) {
    if (gaps.isEmpty() || Delays.holds(context)) {
      return;
    }
    var half = PlannerCalls.half(context);
    var priced = context.price(context.policy().flagship(), gaps.call(context), half);
    if (context.affords(priced.worstCase())) {
      PlannerCalls.issue(context, call.ref(), Purpose.PLAN, priced);
    } else {
      var why = "the budget does not cover the call, which could cost " + priced.worstCase();
      Replans.giveUp(context, call.ref(), GapReason.BUDGET, why);
    }
  }

  static void reported(CommandContext context, SubtaskRef call, Report report) {
    switch (report) {
      case Report.Answer answer -> answered(context, call, answer.answer());
      case Report.NoAnswer none -> {
        boolean mayTryAgain = none.isRetryable() && AttemptLimits.left(context, call) > 0;
        if (!mayTryAgain) {
          Replans.giveUp(context, call, GapReason.ATTEMPTS_EXHAUSTED, none.why());
        }
      }
    }
  }

  private static void answered(CommandContext context, SubtaskRef call, Accepted answer) {
    try {
      var replan = Replan.read(answer.output());
      start(context, call, answer, replan);
    } catch (MalformedMessage e) {
      Replans.giveUp(context, call, GapReason.ATTEMPTS_EXHAUSTED, e.why());
    }
  }

  private static void start(
      CommandContext context, SubtaskRef call, Accepted answer, Replan replan) {
    var groups = groups(context, replan);
    if (groups.isEmpty()) {
      var why = "no step of it names a subtask that was given up, and a tier: " + replan.reason();
      Replans.giveUp(context, call, GapReason.ATTEMPTS_EXHAUSTED, why);
      return;
    }
    var named = new LinkedHashMap<SubtaskRef, String>();
    groups.forEach((ref, group) -> named.put(ref, group.instructions()));
    var advice = Parts.advice(context, groups);
    var revision = RevisionPlan.ofGaps(context, named);
    context.cancelOpen(call);
    var letters = revision.named().keySet().stream().map(ref -> last(context, ref)).toList();
    context.emit(
        new Replanned(context.id(), call, answer, replan.reason(), revision, advice, letters));
    RevisionRound.replanned(context, revision, ref -> tier(context, groups, ref));
  }

  private static AttemptId last(CommandContext context, SubtaskRef ref) {
    return ref.attempt(context.id(), context.subtask(ref).attempts().getLast().number());
  }

  /// Of each subtask that it names and that was given up.
  private static Map<SubtaskRef, Replan.Group> groups(CommandContext context, Replan replan) {
    var groups = new LinkedHashMap<SubtaskRef, Replan.Group>();
    for (var group : replan.steps()) {
      if (context.policy().ladder().has(group.tier()) && !group.instructions().isBlank()) {
        group.subtasks().stream()
            .flatMap(id -> SubtaskRef.parse(id).stream())
            .filter(context::isPlanned)
            .filter(ref -> context.subtask(ref).isRefused())
            .forEach(ref -> groups.putIfAbsent(ref, group));
      }
    }
    return groups;
  }

  /// With fixed routing the job names the tier.
  private static String tier(
      CommandContext context, Map<SubtaskRef, Replan.Group> groups, SubtaskRef ref) {
    var fixed = context.job().terms().tier();
    return fixed == null ? Objects.requireNonNull(groups.get(ref)).tier() : fixed;
  }
}
