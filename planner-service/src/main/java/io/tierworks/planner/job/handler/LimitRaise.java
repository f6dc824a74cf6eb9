package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.LedgerEvent.LimitRaised;
import io.tierworks.planner.job.event.PhaseEvent.JobResumed;
import java.util.Objects;

/// Raises the limit on cost or time; it never lowers one. A paused job resumes if it was waiting
/// for this limit.
final class LimitRaise {
  private LimitRaise() {}

  static void raise(CommandContext context, JobCommand.RaiseLimit command) {
    var job = context.job();
    var times = job.terms().times();
    var oldCap = job.ledger().cap();
    var oldTime = times.maxTime();
    var cap = Objects.requireNonNullElse(command.maxCost(), oldCap);
    var maxTime = Objects.requireNonNullElse(command.maxTime(), oldTime);
    boolean dearer = cap.exceeds(oldCap);
    boolean longer = maxTime.compareTo(oldTime) > 0;
    if (!dearer && !longer) {
      return;
    }
    context.emit(
        new LimitRaised(
            context.id(),
            command.by(),
            dearer ? cap : oldCap,
            longer
                ? context.policy().times(times.acceptedAt(), maxTime).later(times.stood())
                : times));
    if (job.phase() instanceof Phase.Paused paused && isEnough(context, paused, dearer)) {
      context.emit(new JobResumed(context.id()));
    }
  }

  private static boolean isEnough(CommandContext context, Phase.Paused paused, boolean dearer) {
    return switch (paused.limit()) {
      case COST -> dearer;
      case TIME -> context.now().isBefore(context.job().terms().times().deadline());
    };
  }
}
