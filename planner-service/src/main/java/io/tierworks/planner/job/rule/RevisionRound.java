package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.RevisionStarted;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskReady;
import io.tierworks.planner.plan.Step;
import java.util.function.Function;

/// Starts another round: issues the subtasks that the judge sent back or that are planned again,
/// and readies those that follow from them.
public final class RevisionRound {
  private RevisionRound() {}

  public static void start(CommandContext context, Revision revision) {
    context.emit(new RevisionStarted(context.id(), revision));
    revision.takenBack().forEach(step -> queueAgain(context, context.plan().step(step)));
    revision.named().forEach((ref, feedback) -> reissue(context, ref, feedback));
  }

  /// The planning model has said how to do subtasks that were given up.
  ///
  /// @param tiers where each of them starts
  public static void replanned(
      CommandContext context, Revision revision, Function<SubtaskRef, String> tiers) {
    revision.takenBack().forEach(step -> queueAgain(context, context.plan().step(step)));
    for (var ref : revision.named().keySet()) {
      Retries.issueOrHold(context, ref, Retry.of(tiers.apply(ref), RetryReason.REPLANNED));
    }
  }

  private static void reissue(CommandContext context, SubtaskRef ref, String feedback) {
    var subtask = context.subtask(ref);
    var last = Voting.dearest(context, ref);
    var tier = context.policy().ladder().above(last).orElse(last);
    var earlier = subtask.earlier().map(SubtaskStatus.Accepted::output).orElse(null);
    if (!Retries.issue(context, ref, new Retry(tier, RetryReason.REVISE, feedback, earlier))) {
      SubtaskLifecycle.keepEarlier(context, ref);
    }
  }

  /// A step that was taken back and works on another one: readies what has its input.
  private static void queueAgain(CommandContext context, Step step) {
    step.over().source().ifPresent(source -> queueAgain(context, step, source));
  }

  private static void queueAgain(CommandContext context, Step step, String source) {
    for (int i = 0; i < context.job().step(step.id()).total(); i++) {
      var ref = new SubtaskRef(step.id(), i);
      if (SubtaskLifecycle.awaitsInput(context, ref)
          && !context.store().isReady(context.id(), ref)) {
        queueAgain(context, ref, new SubtaskRef(source, i));
      }
    }
  }

  private static void queueAgain(CommandContext context, SubtaskRef ref, SubtaskRef upstream) {
    switch (context.subtask(upstream).status()) {
      case SubtaskStatus.Accepted _ -> context.emit(new SubtaskReady(context.id(), ref));
      case SubtaskStatus.GivenUp _ -> SubtaskLifecycle.inputMissing(context, ref, upstream);
      case SubtaskStatus.Waiting _ -> {
        if (!SubtaskLifecycle.awaitsInput(context, upstream)) {
          SubtaskLifecycle.inputMissing(context, ref, upstream);
        }
      }
      case SubtaskStatus.Open _, SubtaskStatus.Held _, SubtaskStatus.Asked _ -> {}
    }
  }
}
