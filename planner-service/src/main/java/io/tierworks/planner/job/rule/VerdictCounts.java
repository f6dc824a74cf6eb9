package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Verdict;

/// Counts the verdicts on answers, for the routing of all jobs. Answers that the judge sent back do
/// not count: whoever improves them knows more than whoever starts.
public final class VerdictCounts {
  private VerdictCounts() {}

  static void accepted(CommandContext context, SubtaskRef ref, String tier) {
    count(context, ref, tier, true);
  }

  public static void refused(CommandContext context, SubtaskRef ref, String tier) {
    count(context, ref, tier, false);
  }

  private static void count(CommandContext context, SubtaskRef ref, String tier, boolean accepted) {
    var subtask = context.subtask(ref);
    var ladder = context.policy().ladder();
    if (subtask.earlier().isPresent() || !ladder.has(tier)) {
      return;
    }
    var first = subtask.attempts().getFirst().tier();
    boolean after = ladder.has(first) && ladder.isDearer(tier, first);
    var of = new KindTier(context.plan().step(ref.step()).kind().toString(), tier);
    context.emit(new VerdictCounted(context.id(), of, Verdict.of(accepted, after), context.now()));
  }
}
