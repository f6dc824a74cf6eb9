package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.result.Decision;
import io.tierworks.planner.job.Candidate;
import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.QuestionEvent.QuestionAsked;
import io.tierworks.planner.job.event.QuestionEvent.QuestionClosed;
import io.tierworks.planner.job.event.QuestionEvent.QuestionWithdrawn;
import io.tierworks.planner.plan.PromptText;

/// Questions to a person about the answer of a subtask: the last link of a chain. Each has the
/// deadline of the job's review; then the answer is rejected.
public final class AnswerReviews {
  private static final int LONGEST = 2_000;

  private AnswerReviews() {}

  /// @return whether the question is asked; a job asks only so often
  static boolean ask(CommandContext context, SubtaskRef ref, Candidate candidate) {
    boolean asks = context.job().counters().questions() < InfoRequest.MOST_OF_JOB;
    if (asks) {
      var answer = candidate.answer();
      var asked = context.question();
      var text = PromptText.excerpt("Is this answer right? " + Wire.text(answer.output()), LONGEST);
      var request = new InfoRequest(ref, answer.tier(), text, asked.since(), asked.until(), true);
      context.emit(new QuestionAsked(context.id(), request, null));
    }
    return asks;
  }

  /// A person has decided, or the time to decide is over.
  public static void close(CommandContext context, InfoRequest question, Decision decision) {
    InfoWait.end(context);
    context.emit(new QuestionClosed(context.id(), question.ref(), decision, null));
  }

  /// The answer is no longer wanted.
  static void withdraw(CommandContext context, SubtaskRef ref) {
    if (context.job().question(ref).filter(InfoRequest::review).isPresent()) {
      InfoWait.end(context);
      context.emit(new QuestionWithdrawn(context.id(), ref));
    }
  }
}
