package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.rule.InfoRequests;
import java.util.Optional;

/// Handles the submitter's answer to a question. Does nothing when the job does not ask it.
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
    InfoRequests.answer(context, question, command.answer(), decision.of(question.ref().id()));
  }

  private static Optional<InfoRequest> asked(CommandContext context, JobCommand.Answer command) {
    var open = context.job().questions();
    return command.subtask() == null
        ? Optional.of(open).filter(all -> all.size() == 1).map(all -> all.getFirst())
        : open.stream().filter(each -> each.ref().id().equals(command.subtask())).findFirst();
  }
}
