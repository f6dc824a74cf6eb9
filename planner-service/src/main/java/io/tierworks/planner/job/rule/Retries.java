package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.GapReason;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskFreed;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskHeld;
import io.tierworks.planner.job.event.AttemptEvent.SubtaskRetried;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.view.PricedCall;

/// Further attempts of a subtask: whether the limits allow one, and whether the budget does now. A
/// subtask whose next attempt the budget does not cover, or that has to wait after a failure, is
/// held until it can go out.
public final class Retries {
  /// Held subtasks that one command tries at most, so that other jobs get their turn.
  private static final int MOST_FREED = 8;

  private Retries() {}

  /// Tries a subtask again, or gives it up when no attempt is left.
  ///
  /// @param detail how the last attempt ended
  public static void again(CommandContext context, SubtaskRef ref, Retry retry, String detail) {
    if (AttemptLimits.left(context, ref) > 0) {
      issueOrHold(context, ref, retry);
    } else {
      var why = retry.reason().code() + (detail.isEmpty() ? "" : ": " + detail);
      var refused = retry.reason().isRefusal();
      SubtaskLifecycle.giveUp(
          context, ref, new GivenUp(GapReason.ATTEMPTS_EXHAUSTED, why, refused));
    }
  }

  /// What follows when an answer is refused.
  ///
  /// @param detail why it is
  public static void follow(
      CommandContext context, SubtaskRef ref, Escalation.Next next, String detail) {
    switch (next) {
      case Escalation.Again(var retry) -> again(context, ref, retry, detail);
      case Escalation.Left(var gap) -> SubtaskLifecycle.giveUp(context, ref, gap);
      case Escalation.Asked _ -> {}
    }
  }

  /// Issues another attempt if the job runs, need not wait and can pay it. If not, the subtask is
  /// held.
  public static void issueOrHold(CommandContext context, SubtaskRef ref, Retry retry) {
    var call = price(context, ref, retry);
    boolean waits = context.phase() instanceof Phase.Paused || Delays.holds(context);
    if (waits || !issue(context, ref, retry, call)) {
      hold(context, ref, retry, call);
    }
  }

  public static void hold(CommandContext context, SubtaskRef ref, Retry retry) {
    hold(context, ref, retry, price(context, ref, retry));
  }

  /// @return false when the budget does not cover another attempt
  public static boolean issue(CommandContext context, SubtaskRef ref, Retry retry) {
    return issue(context, ref, retry, price(context, ref, retry));
  }

  private static PricedCall price(CommandContext context, SubtaskRef ref, Retry retry) {
    return context.price(retry.tier(), SubtaskCalls.again(context, ref, retry));
  }

  private static void hold(CommandContext context, SubtaskRef ref, Retry retry, PricedCall call) {
    context.emit(new SubtaskHeld(context.id(), ref, retry, call.worstCase()));
  }

  private static boolean issue(
      CommandContext context, SubtaskRef ref, Retry retry, PricedCall call) {
    if (!affords(context, ref, call.worstCase())) {
      return false;
    }
    var last = context.subtask(ref).attempts().getLast();
    boolean escalation = context.policy().ladder().isDearer(retry.tier(), last.tier());
    var ended = ref.attempt(context.id(), last.number());
    context.emit(new SubtaskRetried(context.id(), ref, ended, retry, escalation));
    var ofStep = escalation ? Purpose.WORK : Purpose.RETRY;
    context.issue(ref, CheckRef.of(ref).map(CheckRef::purpose).orElse(ofStep), call);
    return true;
  }

  private static boolean affords(CommandContext context, SubtaskRef ref, Money worstCase) {
    return CheckRef.of(ref)
        .map(check -> Checks.affords(context, check.purpose(), worstCase))
        .orElseGet(() -> context.affords(worstCase));
  }

  /// Issues the attempts of held subtasks in order, as far as the budget reaches.
  public static void issueHeld(CommandContext context) {
    for (var ref : context.store().held(context.id(), MOST_FREED)) {
      if (context.subtask(ref).status()
          instanceof SubtaskStatus.Held(_, _, var retry, var worstCase)) {
        if (!affords(context, ref, worstCase)) {
          return;
        }
        context.emit(new SubtaskFreed(context.id(), ref));
        var spec = SubtaskCalls.again(context, ref, retry);
        issue(context, ref, retry, new PricedCall(retry.tier(), spec, worstCase));
      }
    }
  }
}
