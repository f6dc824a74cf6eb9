package io.tierworks.planner.job.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.common.contract.result.Decision.Choice;
import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.JudgeEvent.Judged;
import io.tierworks.planner.job.event.JudgeEvent.RevisionImpossible;
import io.tierworks.planner.job.rule.Outcomes;
import io.tierworks.planner.job.rule.Questions;
import io.tierworks.planner.job.rule.RevisionPlan;
import io.tierworks.planner.job.rule.RevisionRound;
import io.tierworks.planner.job.rule.Settlement;
import io.tierworks.planner.job.rule.Verdicts;
import io.tierworks.planner.judge.Ruling;
import java.util.ArrayList;

/// Handles rulings: accepts the answer, sends subtasks back for another round, asks a person, or
/// rejects the results. Also handles a person's review.
final class Judging {
  private Judging() {}

  static void answered(CommandContext context, JsonNode output) {
    Ruling ruling;
    try {
      ruling = Ruling.read(output);
    } catch (MalformedMessage e) {
      Settlement.settle(context, Outcomes.unjudged(e.why()));
      return;
    }
    context.emit(new Judged(context.id(), ruling));
    switch (ruling.verdict()) {
      case ACCEPT -> Verdicts.accept(context);
      case REVISE -> revise(context, ruling);
      case REJECT -> Verdicts.reject(context, ruling);
      case ASK_PERSON -> Verdicts.askPerson(context);
    }
  }

  private static void revise(CommandContext context, Ruling ruling) {
    var revision =
        RevisionPlan.of(context, ruling)
            .filter(_ -> context.phase().round() < context.job().terms().caps().maxRounds());
    if (revision.isPresent()) {
      RevisionRound.start(context, revision.get());
    } else {
      leaveGaps(context, ruling);
      Verdicts.accept(context);
    }
  }

  /// No attempt or round is left: the answers that the judge found wanting become gaps.
  private static void leaveGaps(CommandContext context, Ruling ruling) {
    var gaps = new ArrayList<Gap>();
    for (var revision : ruling.revisions()) {
      RevisionPlan.accepted(context, revision)
          .map(ref -> context.gap(ref, GapReason.NOT_REVISED, revision.feedback()))
          .ifPresent(gaps::add);
    }
    if (!gaps.isEmpty()) {
      context.emit(new RevisionImpossible(context.id(), gaps));
    }
  }

  static void review(CommandContext context, JobCommand.Review command) {
    var choice = command.accepted() ? Choice.APPROVE : Choice.REJECT;
    Questions.decideAnswer(
        context,
        Decision.ofPerson(Decision.On.ANSWER, choice, command.by(), command.note(), context.now()));
  }
}
