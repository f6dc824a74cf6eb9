package io.tierworks.planner.job.handler;

import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.Accepted;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.SubtaskEvent.JobAnswered;
import io.tierworks.planner.job.result.DirectAnswers;
import io.tierworks.planner.job.rule.Verdicts;

/// Handles the answer of a job without steps. No judge looks at it, because the judge is the same
/// model.
final class DirectAnswer {
  private DirectAnswer() {}

  static void answered(CommandContext context, Accepted answer) {
    var gaps = new DirectAnswers(context, answer.output()).gaps();
    context.emit(new JobAnswered(context.id(), SubtaskRef.DIRECT, answer, gaps));
    Verdicts.accept(context);
  }
}
