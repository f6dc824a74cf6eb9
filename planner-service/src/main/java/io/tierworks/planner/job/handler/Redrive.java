package io.tierworks.planner.job.handler;

import io.tierworks.common.contract.job.JobCommand;
import io.tierworks.planner.job.Phase;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.event.RedriveRefused;
import io.tierworks.planner.job.event.SubtaskRedriven;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tries a subtask again that was given up: from its own tier on, with fresh attempts, while its
/// job runs and nothing has been built on the gap it left.
final class Redrive {
  private Redrive() {}

  static void take(CommandContext turn, JobCommand.Redrive command) {
    var ref = SubtaskRef.parse(command.subtask()).filter(named -> isPoison(turn, named));
    if (!(turn.job().phase() instanceof Phase.Running
        || turn.job().phase() instanceof Phase.Paused)) {
      refuse(turn, command, "not_running");
    } else if (ref.isEmpty()) {
      refuse(turn, command, "not_given_up");
    } else {
      var followers = followers(turn, ref.get());
      if (isBuiltOn(turn, ref.get(), followers)) {
        refuse(turn, command, "already_used");
      } else {
        redrive(turn, ref.get(), command.by(), followers);
      }
    }
  }

  private static void redrive(
      CommandContext turn, SubtaskRef ref, String by, List<SubtaskRef> followers) {
    turn.emit(new SubtaskRedriven(turn.id(), ref, by, followers));
    var tier = turn.job().step(ref.step()).tier();
    SubtaskLifecycle.issueOrHold(
        turn, ref, new SubtaskStatus.Retry(tier, "redriven", "", null), tier);
    SubtaskLifecycle.proceed(turn);
  }

  private static void refuse(CommandContext turn, JobCommand.Redrive command, String why) {
    turn.emit(new RedriveRefused(turn.id(), command.subtask(), command.by(), why));
  }

  /// Whether it was given up, and not for want of its input.
  private static boolean isPoison(CommandContext turn, SubtaskRef ref) {
    return turn.job().find(ref.step()).isPresent()
        && turn.subtask(ref).status() instanceof SubtaskStatus.GivenUp givenUp
        && !givenUp.reason().equals(SubtaskLifecycle.INPUT_MISSING);
  }

  /// What was given up with it, and can still be had.
  private static List<SubtaskRef> followers(CommandContext turn, SubtaskRef ref) {
    var all = new ArrayList<SubtaskRef>();
    for (var next : SubtaskLifecycle.followers(turn, ref)) {
      if (turn.subtask(next).status() instanceof SubtaskStatus.GivenUp givenUp
          && givenUp.reason().equals(SubtaskLifecycle.INPUT_MISSING)
          && !turn.job().isSkipped(next.step())) {
        all.add(next);
        all.addAll(followers(turn, next));
      }
    }
    return all;
  }

  /// Whether a step that reads these results as a whole has begun.
  private static boolean isBuiltOn(
      CommandContext turn, SubtaskRef ref, List<SubtaskRef> followers) {
    var steps =
        Stream.concat(Stream.of(ref), followers.stream())
            .map(SubtaskRef::step)
            .collect(Collectors.toSet());
    return turn.facts().plan(turn.id()).orElseThrow().steps().stream()
        .filter(step -> step.inputs().stream().anyMatch(steps::contains))
        .anyMatch(step -> turn.job().step(step.id()).released() > 0);
  }
}
