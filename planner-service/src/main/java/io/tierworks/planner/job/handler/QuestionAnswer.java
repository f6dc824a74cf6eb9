package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.rule.AnswerReviews;
import io.tierworks.planner.job.rule.Candidates;
import io.tierworks.planner.job.rule.InfoAnswers;
import java.time.Duration;
import java.util.Optional;

/// Handles the answer of a person to a question of a subtask. Does nothing when the job does not
/// ask it.
final class QuestionAnswer {
  private QuestionAnswer() {}

  static void answer(CommandContext context, JobCommand.Answer command) {
    if (context.phase() instanceof Phase.Active) {
      asked(context, command).ifPresent(question -> answer(context, command, question));
    }
  }

  private static void answer(
      CommandContext context, JobCommand.Answer command, InfoRequest question) {
    var decision =
        Decision.ofPerson(
            Decision.On.QUESTION,
            Decision.Choice.ANSWER,
            command.by(),
            command.answer(),
            context.now());
    InfoAnswers.answer(context, question, command.answer(), decision.of(question.ref().id()));
  }

  /// A person accepts or rejects the answer of a subtask.
  static void review(CommandContext context, JobCommand.Review command) {
    if (context.phase() instanceof Phase.Active) {
      context.job().questions().stream()
          .filter(question -> question.review() && question.ref().id().equals(command.subtask()))
          .findFirst()
          .ifPresent(question -> review(context, question, command));
    }
  }

  private static void review(
      CommandContext context, InfoRequest question, JobCommand.Review command) {
    var choice = command.accepted() ? Decision.Choice.APPROVE : Decision.Choice.REJECT;
    var decision =
        Decision.ofPerson(Decision.On.QUESTION, choice, command.by(), command.note(), context.now())
            .of(question.ref().id());
    AnswerReviews.close(context, question, decision);
    var waited = Duration.between(question.since(), context.now());
    Candidates.reviewed(context, question.ref(), decision, waited);
  }

  private static Optional<InfoRequest> asked(CommandContext context, JobCommand.Answer command) {
    var open = context.job().questions().stream().filter(each -> !each.review()).toList();
    return command.subtask() == null
        ? Optional.of(open).filter(all -> all.size() == 1).map(all -> all.getFirst())
        : open.stream().filter(each -> each.ref().id().equals(command.subtask())).findFirst();
  }
}
