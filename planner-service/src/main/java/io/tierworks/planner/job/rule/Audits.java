package io.tierworks.planner.job.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Purpose;
import io.tierworks.common.cost.Money;
import io.tierworks.planner.job.CheckFinding;
import io.tierworks.planner.job.CheckFinding.Verdict;
import io.tierworks.planner.job.CheckRef;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.AnswerComparison;
import io.tierworks.planner.ledger.Account;
import java.util.List;

/// Audits: for a seeded share of the accepted answers, the flagship solves the same subtask again,
/// and both answers are compared by code. An audit that finds a difference flags the answer; it
/// never replaces it.
public final class Audits {
  private Audits() {}

  /// Has an accepted answer audited, if it is one of the share. The flagship's own answers are not.
  static void select(CommandContext context, SubtaskRef ref, Accepted answer) {
    var flagship = context.policy().flagship();
    boolean selected =
        !answer.tier().equals(flagship)
            && context.policy().audits().selects(context.id(), ref.id());
    if (selected) {
      int attempt = answer.attempt().number();
      Checks.queue(context, new CheckRef(Purpose.AUDIT, flagship, attempt, "", ref));
    }
  }

  /// Whether the job's budget for audits covers another attempt.
  static boolean affords(JobView view, Money worstCase) {
    var ledger = view.job().ledger();
    var used =
        ledger.accounts().stream()
            .filter(account -> account.purpose() == Purpose.AUDIT)
            .map(Audits::used)
            .reduce(Money.ZERO, Money::plus);
    return !used.plus(worstCase).exceeds(view.policy().audits().budget(ledger.cap()));
  }

  private static Money used(Account account) {
    return account.cost().plus(account.reserved());
  }

  /// What the flagship's answer says about the accepted one.
  static CheckFinding finding(JobView view, CheckRef check, JsonNode output) {
    var schema = view.plan().step(check.subject().step()).output();
    return view.subtask(check.subject())
        .output()
        .map(accepted -> AnswerComparison.of(schema, accepted, output))
        .map(compared -> finding(view, check, compared))
        .orElseGet(() ->
            Findings.of(view, check, Verdict.UNDECIDED, List.of(), "the answer was taken back"));
  }

  private static CheckFinding finding(JobView view, CheckRef check, AnswerComparison compared) {
    if (!compared.different().isEmpty()) {
      return Findings.of(view, check, Verdict.DISAGREE, compared.different(), "");
    }
    return compared.unlike().isEmpty()
        ? Findings.of(view, check, Verdict.AGREE, List.of(), "")
        : Findings.of(
            view, check, Verdict.UNDECIDED, compared.unlike(), "only texts are worded differently");
  }
}
