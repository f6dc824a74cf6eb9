package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.common.contract.result.GapReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.SubtaskEvent.RestSkipped;
import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.job.view.JobView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Gives up the subtasks of a job that have no answer yet.
public final class RemainingWork {
  private RemainingWork() {}

  /// Those that have no open attempt.
  static void dropUnissued(CommandContext context, GapReason reason, String detail) {
    skipUnreleased(context, reason, detail);
    for (var ref : context.store().held(context.id(), Integer.MAX_VALUE)) {
      SubtaskLifecycle.drop(context, ref, reason, detail);
    }
    for (var question : context.job().questions()) {
      var unanswered = detail + "; it asked: " + question.text();
      SubtaskLifecycle.drop(context, question.ref(), reason, unanswered);
    }
  }

  /// Those that were never released. Answers that the judge had sent back stay.
  public static void skipUnreleased(CommandContext context, GapReason reason, String detail) {
    for (var step : context.job().steps()) {
      if (step.neverIssued() > 0) {
        answeredBefore(context, step.id())
            .forEach(ref -> SubtaskLifecycle.keepEarlier(context, ref));
        int rest = context.job().step(step.id()).neverIssued();
        if (rest > 0) {
          var gap = new Gap(step.id(), null, null, reason, detail, rest);
          context.emit(new RestSkipped(context.id(), gap));
        }
      }
    }
  }

  /// Nothing was done again in the first round of a job that is not planned again.
  private static List<SubtaskRef> answeredBefore(JobView view, String step) {
    return view.phase().round() == 0 && view.job().terms().caps().maxReplans() == 0
        ? List.of()
        : refs(
            view.store().subtasks(view.id(), step),
            subtask -> subtask.isWaiting() && subtask.earlier().isPresent());
  }

  /// Those that are being tried, and all checks. Nothing may be left to release: a large job is
  /// read over several commands, in which no further subtask may become open. A candidate keeps its
  /// checks until it is given up itself.
  static void dropOpen(CommandContext context, GapReason reason, String detail) {
    var store = context.store();
    var open =
        store.reading(context.id(), OpenSubtasks.class, () -> new OpenSubtasks(context.job()));
    if (open.read(context)) {
      store.endReading(context.id());
      open.refs(context).forEach(ref -> SubtaskLifecycle.drop(context, ref, reason, detail));
      Checks.giveUpAll(context, detail);
    } else {
      context.goOnLater();
    }
  }

  private static List<SubtaskRef> refs(
      Scan<SubtaskState> subtasks, Predicate<SubtaskState> wanted) {
    var refs = new ArrayList<SubtaskRef>();
    try (subtasks) {
      subtasks.forEachRemaining(subtask -> {
        if (wanted.test(subtask)) {
          refs.add(subtask.ref());
        }
      });
    }
    return refs;
  }
}
