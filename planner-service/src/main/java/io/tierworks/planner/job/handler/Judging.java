package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.Judged;
import io.tierworks.planner.job.event.JudgeEvent.RulingRefused;
import io.tierworks.planner.job.result.Citations;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.RevisionPlan;
import io.tierworks.planner.job.rule.RevisionRound;
import io.tierworks.planner.job.rule.Verdicts;
import io.tierworks.planner.judge.Ruling;
import java.util.stream.Collectors;

/// Handles rulings: accepts the answer, sends subtasks back for another round, asks a person, or
/// rejects the results. Also handles a person's review.
final class Judging {
  private Judging() {}

  static void answered(CommandContext context, Accepted answer) {
    Ruling ruling;
    try {
      ruling = Ruling.read(answer.output()).with(invalidCitations(answer));
    } catch (MalformedMessage e) {
      Verdicts.withoutRuling(context, e.why());
      return;
    }
    context.emit(new Judged(context.id(), ruling));
    switch (ruling.verdict()) {
      case REVISE -> revise(context, ruling);
      case ACCEPT, REJECT, ASK_PERSON -> end(context, ruling);
    }
  }

  /// Why places that the answer names do not hold; empty if they do.
  private static String invalidCitations(Accepted answer) {
    return answer.checks().stream()
        .filter(check -> !check.passed())
        .map(Check::detail)
        .collect(Collectors.joining("; "));
  }

  private static void revise(CommandContext context, Ruling ruling) {
    var revision =
        RevisionPlan.of(context, ruling)
            .filter(_ -> context.phase().round() < context.job().terms().caps().maxRounds());
    if (revision.isPresent()) {
      RevisionRound.start(context, revision.get());
    } else {
      end(context, ruling);
    }
  }

  /// Sends a ruling back once if a claim of its answer cites nothing, or a place that does not
  /// exist. [Advance] asks again.
  private static void end(CommandContext context, Ruling ruling) {
    var findings = Citations.findings(context, ruling);
    boolean asksAgain =
        ruling.verdict() != Ruling.Kind.REJECT
            && !findings.isEmpty()
            && context.rulingRefusal().isEmpty();
    if (asksAgain) {
      context.emit(new RulingRefused(context.id(), context.phase().round(), findings));
    } else {
      Verdicts.end(context, ruling);
    }
  }

  static void review(CommandContext context, JobCommand.Review command) {
    var choice = command.accepted() ? Choice.APPROVE : Choice.REJECT;
    Questions.decideAnswer(
        context,
        Decision.ofPerson(Decision.On.ANSWER, choice, command.by(), command.note(), context.now()));
  }
}
