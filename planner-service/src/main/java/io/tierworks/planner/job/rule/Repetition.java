package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.JobResult;
import io.tierworks.common.contract.trace.TraceContext;
import io.tierworks.planner.job.PendingRepeat;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.ClosedJobEvent.PageRepeated;
import io.tierworks.planner.job.event.ClosedJobEvent.RepeatStarted;
import io.tierworks.planner.job.event.ClosedJobEvent.ResultRepeated;
import org.jspecify.annotations.Nullable;

/// Sends the result of a finished job again. One page per command, so that other jobs get their
/// turn.
public final class Repetition {
  private Repetition() {}

  public static void start(CommandContext context, JobResult result, @Nullable TraceContext trace) {
    if (result.answerPages() == null) {
      context.emit(new ResultRepeated(context.id(), result));
    } else {
      context.emit(new RepeatStarted(new PendingRepeat(context.id(), 1, trace)));
      context.goOnLater();
    }
  }

  public static void goOn(CommandContext context, PendingRepeat pending) {
    var store = context.store();
    var page = store.answers(context.id(), pending.next());
    if (page.isPresent()) {
      context.emit(new PageRepeated(pending, page.get()));
      context.goOnLater();
    } else {
      context.emit(new ResultRepeated(context.id(), store.result(context.id()).orElseThrow()));
    }
  }
}
