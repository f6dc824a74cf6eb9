package io.tierworks.planner.job.handler;

import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out what has to be done again when the judge sends subtasks back.
final class RevisionPlan {
  private RevisionPlan() {}

  /// Empty when nothing can be sent back: no such subtask, none accepted, no attempt left.
  static Optional<Revision> of(CommandContext turn, Ruling ruling, Plan plan) {
    var named = new LinkedHashMap<SubtaskRef, String>();
    for (var revision : ruling.revisions()) {
      SubtaskRef.parse(revision.subtask())
          .filter(ref -> turn.job().find(ref.step()).isPresent())
          .filter(ref -> turn.subtask(ref).status() instanceof SubtaskStatus.Accepted)
          .filter(ref -> ReportHandler.mayTryAgain(turn, ref))
          .ifPresent(ref -> named.putIfAbsent(ref, revision.feedback()));
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(spread(turn, named, plan));
  }

  /// Follows the named subtasks down the plan, whose steps stand in the order of their needs.
  private static Revision spread(CommandContext turn, Map<SubtaskRef, String> named, Plan plan) {
    var touched = new LinkedHashSet<>(named.keySet());
    var followers = new LinkedHashSet<SubtaskRef>();
    var takenBack = new ArrayList<String>();
    for (var step : plan.steps()) {
      if (readsAsAWhole(step, touched, takenBack)) {
        takenBack.add(step.id());
      } else if (step.isOverStep()) {
        for (var ref : List.copyOf(touched)) {
          var next = new SubtaskRef(step.id(), ref.index());
          if (ref.step().equals(step.over()) && turn.subtask(next).isAccepted()) {
            followers.add(next);
          }
        }
        touched.addAll(followers);
      }
    }
    var reissued = without(named, takenBack);
    reissued.keySet().removeAll(followers);
    var withdrawn = withdrawn(turn, reissued.keySet(), followers, takenBack);
    return new Revision(reissued, followers, takenBack, withdrawn);
  }

  private static Usage withdrawn(
      CommandContext turn,
      Set<SubtaskRef> named,
      Set<SubtaskRef> followers,
      List<String> takenBack) {
    var all = new LinkedHashSet<>(named);
    all.addAll(followers);
    for (var step : takenBack) {
      for (int i = 0; i < turn.job().step(step).total(); i++) {
        all.add(new SubtaskRef(step, i));
      }
    }
    return all.stream()
        .flatMap(ref -> turn.subtask(ref).acceptance().stream())
        .map(SubtaskStatus.Accepted::usage)
        .reduce(Usage.NONE, Usage::plus);
  }

  private static boolean readsAsAWhole(Step step, Set<SubtaskRef> touched, List<String> takenBack) {
    return step.inputs().stream().anyMatch(input -> touches(input, touched, takenBack))
        || takenBack.contains(step.over());
  }

  private static boolean touches(String step, Set<SubtaskRef> touched, List<String> takenBack) {
    return takenBack.contains(step) || touched.stream().anyMatch(ref -> ref.step().equals(step));
  }

  private static Map<SubtaskRef, String> without(
      Map<SubtaskRef, String> named, List<String> takenBack) {
    var rest = new LinkedHashMap<>(named);
    rest.keySet().removeIf(ref -> takenBack.contains(ref.step()));
    return rest;
  }
}
