package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Link;
import io.tierworks.planner.job.Attempt;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.CheckEvent.AuditCounted;
import io.tierworks.planner.job.event.SubtaskEvent.VerdictCounted;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.ledger.Ladder;
import io.tierworks.planner.routing.AuditTally;
import io.tierworks.planner.routing.KindTier;
import io.tierworks.planner.routing.Verdict;
import io.tierworks.planner.routing.Verdict.Try;

/// Counts the verdicts on answers and audits of them, for all jobs to come. Answers that the judge
/// sent back do not count: whoever improves them knows more than whoever starts. Of a subtask that
/// was planned again, only its end counts.
public final class VerdictCounts {
  private VerdictCounts() {}

  /// The tier of an attempt whose answer was outvoted is refused.
  static void accepted(CommandContext context, SubtaskRef ref, Accepted answer) {
    int number = answer.attempt().number();
    boolean isOfAttempt =
        context.subtask(ref).attempt(number).stream()
            .anyMatch(attempt -> attempt.tier().equals(answer.tier()));
    if (isReplanned(context, ref)) {
      count(context, ref, number, Verdict.ACCEPTED_REPLANNED);
    } else {
      count(context, ref, number, isOfAttempt);
    }
  }

  static void refused(CommandContext context, SubtaskRef ref, int attempt) {
    if (!isReplanned(context, ref)) {
      count(context, ref, attempt, false);
    }
  }

  /// A subtask is given up because no answer was good enough.
  static void givenUp(CommandContext context, SubtaskRef ref) {
    if (isReplanned(context, ref)) {
      int last = context.subtask(ref).attempts().getLast().number();
      count(context, ref, last, Verdict.REFUSED_REPLANNED);
    }
  }

  private static boolean isReplanned(JobView view, SubtaskRef ref) {
    return view.subtask(ref).advice() != null;
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

  private static void count(CommandContext context, SubtaskRef ref, int number, boolean accepted) {
    var subtask = context.subtask(ref);
    var place = place(subtask, subtask.attempt(number).orElseThrow(), context.policy().ladder());
    count(context, ref, number, Verdict.of(accepted, place));
  }

  private static void count(CommandContext context, SubtaskRef ref, int number, Verdict verdict) {
    var subtask = context.subtask(ref);
    var tier = subtask.attempt(number).orElseThrow().tier();
    if (subtask.earlier().isEmpty() && context.policy().ladder().has(tier)) {
      var of = new KindTier(context.plan().step(ref.step()).kind().toString(), tier);
      context.emit(new VerdictCounted(context.id(), of, verdict, context.now()));
    }
  }

  private static Try place(SubtaskState subtask, Attempt attempt, Ladder ladder) {
    var before = subtask.answersBefore(attempt.number()).map(Attempt::tier).toList();
    if (before.contains(attempt.tier())) {
      return Try.AGAIN;
    }
    var first = subtask.attempts().getFirst().tier();
    return ladder.has(first) && ladder.isDearer(attempt.tier(), first) ? Try.AFTER : Try.FIRST;
  }
}
