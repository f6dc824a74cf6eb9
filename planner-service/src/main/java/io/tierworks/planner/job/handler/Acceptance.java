package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.HandoffReason;
import io.tierworks.common.contract.subtask.SubtaskResult;
import io.tierworks.common.contract.subtask.SubtaskResult.Answered;
import io.tierworks.common.contract.subtask.SubtaskResult.HandedOff;
import io.tierworks.common.verify.SnapshotChecks;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.prompt.SubtaskCalls;
import io.tierworks.planner.job.rule.CodeChecks;
import io.tierworks.planner.job.rule.PlannerCalls;
import java.util.List;
import java.util.Optional;

/// Decides whether a reported answer may be accepted: every check of its chain has passed. If the
/// report lacks a check, the planner makes the checks itself, with the code that workers use.
/// Checks that need the workspace are the exception: only a worker can make them, so a report that
/// lacks one is not accepted, and the planner believes what a report says of them. An answer that
/// fails goes the way of one that its worker handed back as unverified, save a ruling that names a
/// place which does not exist: the judge has to hear of it.
final class Acceptance {
  private Acceptance() {}

  /// The report of the worker, or what becomes of it if its answer may not be accepted.
  static Report of(CommandContext context, SubtaskRef ref, SubtaskResult.Ended result) {
    if (!(result instanceof Answered answered)) {
      return isRulingWithFaults(ref, result)
          ? Report.faulty((HandedOff) result)
          : Report.of(result);
    }
    var checks = checks(context, ref, answered);
    return CodeChecks.failed(checks)
        .<Report>map(check -> unverified(check, answered.output()))
        .orElseGet(() -> Report.passed(answered, isOnRecord(context, ref) ? checks : List.of()));
  }

  /// Whether all is well with a ruling but the places that it names.
  private static boolean isRulingWithFaults(SubtaskRef ref, SubtaskResult.Ended result) {
    return PlannerCalls.isJudgment(ref)
        && result instanceof HandedOff handedOff
        && handedOff.handoff().output() != null
        && CodeChecks.failed(handedOff.checks())
            .filter(check -> check.name().equals(Check.PLACES))
            .isPresent();
  }

  /// Those of the report, unless it lacks one.
  private static List<Check> checks(CommandContext context, SubtaskRef ref, Answered answered) {
    var made = answered.checks();
    var chain = chain(context, ref);
    if (CodeChecks.failed(made).isPresent() || isComplete(made, chain)) {
      return made;
    }
    return lacking(made, chain)
        .map(List::of)
        .orElseGet(() -> CodeChecks.of(context, ref, answered.output()));
  }

  /// Every answer has passed its schema; only longer chains are worth a record.
  private static boolean isOnRecord(CommandContext context, SubtaskRef ref) {
    return context.isPlanned(ref) && context.plan().step(ref.step()).verify().size() > 1;
  }

  /// A check that is not reported and that the planner cannot make.
  private static Optional<Check> lacking(List<Check> made, List<String> chain) {
    return chain.stream()
        .filter(name -> SnapshotChecks.isOne(name) && !isMade(made, name))
        .findFirst()
        .map(name ->
            Check.rejected(name, "was not made; only a worker with the workspace can make it"));
  }

  private static boolean isComplete(List<Check> made, List<String> chain) {
    return chain.stream().allMatch(name -> isMade(made, name));
  }

  private static boolean isMade(List<Check> made, String name) {
    return made.stream().anyMatch(check -> check.name().equals(name));
  }

  private static List<String> chain(CommandContext context, SubtaskRef ref) {
    boolean isPart = context.subtask(ref).lacksPart();
    if (context.isPlanned(ref) && !isPart) {
      return context.plan().step(ref.step()).checks();
    }
    return isPart || isCheck(ref)
        ? SubtaskCalls.of(context, ref).answer().verify()
        : List.of(Check.SCHEMA);
  }

  private static boolean isCheck(SubtaskRef ref) {
    return CheckRef.of(ref).isPresent();
  }

  private static Report unverified(Check check, JsonNode output) {
    return new Report.Returned(HandoffReason.UNVERIFIED, check.feedback(), output, false);
  }
}
