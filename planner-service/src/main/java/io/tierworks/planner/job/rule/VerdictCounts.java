package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Link;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.CheckEvent.AuditCounted;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Verdict;

/// Counts the verdicts on answers and audits of them, for all jobs to come. Answers that the judge
/// sent back do not count: whoever improves them knows more than whoever starts.
public final class VerdictCounts {
  private VerdictCounts() {}

  static void accepted(CommandContext context, SubtaskRef ref, String tier) {
    count(context, ref, tier, true);
  }

  public static void refused(CommandContext context, SubtaskRef ref, String tier) {
    count(context, ref, tier, false);
  }

  /// An audit has ended: it counts for each link that the audited answer had passed.
  static void audited(CommandContext context, CheckRef check, CheckFinding.Verdict verdict) {
    var step = context.plan().step(check.subject().step());
    var links = step.verify().stream().map(Link::check).toList();
    context
        .subtask(check.subject())
        .attempt(check.attempt())
        .map(answered -> new KindTier(step.kind().toString(), answered.tier()))
        .ifPresent(of -> context.emit(new AuditCounted(context.id(), of, links, one(verdict))));
  }

  private static AuditTally one(CheckFinding.Verdict verdict) {
    return switch (verdict) {
      case AGREE -> AuditTally.AGREED;
      case DISAGREE -> AuditTally.DISAGREED;
      case UNDECIDED -> AuditTally.UNDECIDED;
    };
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
