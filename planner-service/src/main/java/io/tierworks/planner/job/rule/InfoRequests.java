package io.tierworks.planner.job.rule;

import io.tierworks.planner.job.InfoRequest;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.QuestionEvent.QuestionAsked;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.plan.PromptText;

/// Questions of calls that lack information, or that no tier can answer. Each waits for the
/// submitter's answer until its deadline; [InfoAnswers] says what follows.
public final class InfoRequests {
  /// Questions of one subtask: a model that asks on and on is given up.
  public static final int MOST_OF_SUBTASK = 2;

  private static final int LONGEST = 2_000;

  private InfoRequests() {}

  /// Asks, if the job lets its calls ask and has not asked too often.
  ///
  /// @param tier that makes the next attempt
  /// @param text what the call needs to know
  /// @return whether the question is asked
  public static boolean ask(CommandContext context, SubtaskRef ref, String tier, String text) {
    boolean asks = isAllowed(context, ref);
    if (asks) {
      var asked = context.question();
      var question = text.isBlank() ? "information is missing" : PromptText.excerpt(text, LONGEST);
      context.emit(
          new QuestionAsked(
              context.id(),
              new InfoRequest(ref, tier, question, asked.since(), asked.until(), false),
              context.job().terms().review().answer()));
    }
    return asks;
  }

  /// Whether the job lets a subtask ask, and has not asked too often.
  static boolean isAllowed(JobView view, SubtaskRef ref) {
    var job = view.job();
    return job.terms().review().ask().coversInfo()
        && job.counters().questions() < InfoRequest.MOST_OF_JOB
        && view.subtask(ref).clarifications().size() < MOST_OF_SUBTASK;
  }
}
