package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.RetryReason;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus.GivenUp;
import io.tierworks.planner.job.SubtaskStatus.Retry;
import io.tierworks.planner.job.command.CommandContext;
import io.tierworks.planner.job.event.SubtaskEvent.RedriveRefused;
import io.tierworks.planner.job.event.SubtaskEvent.RedriveRefused.Why;
import io.tierworks.planner.job.event.SubtaskEvent.SubtaskRedriven;
import io.tierworks.planner.job.rule.InfoWait;
import io.tierworks.planner.job.rule.Retries;
import io.tierworks.planner.job.rule.SubtaskLifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tries a dead subtask again, from its own tier on and with a full number of attempts. The job
/// must be running or paused, and no step may have used the gap that the subtask left.
final class Redrive {
  private Redrive() {}

  static void redrive(CommandContext context, JobCommand.Redrive command) {
    var ref = SubtaskRef.parse(command.subtask()).filter(named -> isDead(context, named));
    if (!isOpen(context.phase())) {
      refuse(context, command, Why.NOT_RUNNING);
    } else if (ref.isEmpty()) {
      refuse(context, command, Why.NOT_GIVEN_UP);
    } else {
      redrive(context, command, ref.get());
    }
  }

  private static void redrive(CommandContext context, JobCommand.Redrive command, SubtaskRef ref) {
    var followers = followers(context, ref);
    if (isUsed(context, ref, followers)) {
      refuse(context, command, Why.ALREADY_USED);
      return;
    }
    InfoWait.end(context);
    context.store().endReading(context.id());
    context.emit(new SubtaskRedriven(context.id(), ref, command.by(), followers));
    var tier = context.job().step(ref.step()).tier();
    Retries.issueOrHold(context, ref, Retry.of(tier, RetryReason.REDRIVEN));
  }

  private static boolean isOpen(Phase phase) {
    return phase instanceof Phase.Running
        || phase instanceof Phase.Paused
        || phase instanceof Phase.AwaitingInfo;
  }

  private static void refuse(CommandContext context, JobCommand.Redrive command, Why why) {
    context.emit(new RedriveRefused(context.id(), command.subtask(), command.by(), why));
  }

  /// Whether the subtask was given up for another reason than a missing input.
  private static boolean isDead(CommandContext context, SubtaskRef ref) {
    return context.isPlanned(ref)
        && context.subtask(ref).status() instanceof GivenUp
        && !context.subtask(ref).lacksInput();
  }

  /// Subtasks that were given up for want of its result, and can still be done.
  private static List<SubtaskRef> followers(CommandContext context, SubtaskRef ref) {
    var all = new ArrayList<SubtaskRef>();
    for (var next : SubtaskLifecycle.followers(context, ref)) {
      if (context.subtask(next).lacksInput() && !context.job().isSkipped(next.step())) {
        all.add(next);
        all.addAll(followers(context, next));
      }
    }
    return all;
  }

  /// Whether a step that reads these results in full has begun.
  private static boolean isUsed(
      CommandContext context, SubtaskRef ref, List<SubtaskRef> followers) {
    var steps =
        Stream.concat(Stream.of(ref), followers.stream())
            .map(SubtaskRef::step)
            .collect(Collectors.toSet());
    return context.plan().steps().stream()
        .filter(step -> step.inputs().stream().anyMatch(steps::contains))
        .anyMatch(step -> context.job().step(step.id()).released() > 0);
  }
}
