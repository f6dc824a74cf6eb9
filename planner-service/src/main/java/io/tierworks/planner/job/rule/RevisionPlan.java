package io.tierworks.planner.job.rule;

import io.tierworks.common.contract.job.Over;
import io.tierworks.common.cost.Usage;
import io.tierworks.planner.job.Revision;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Ruling;
import io.tierworks.planner.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Works out which subtasks have to be done again when the judge sends some back, or when some that
/// were given up are planned again.
public final class RevisionPlan {
  private final JobView view;
  private final Map<SubtaskRef, String> named;
  private final Predicate<SubtaskState> follows;
  private final Set<SubtaskRef> touched;
  private final Set<SubtaskRef> followers = new LinkedHashSet<>();
  private final List<String> takenBack = new ArrayList<>();

  /// @param follows whether a subtask that works on the result of one has to be done again with it
  private RevisionPlan(
      JobView view, Map<SubtaskRef, String> named, Predicate<SubtaskState> follows) {
    this.view = view;
    this.named = named;
    this.follows = follows;
    this.touched = new LinkedHashSet<>(named.keySet());
  }

  /// Empty when nothing can be sent back: no such subtask is accepted, or none has an attempt left.
  public static Optional<Revision> of(JobView view, Ruling ruling) {
    var named = new LinkedHashMap<SubtaskRef, String>();
    for (var revision : ruling.revisions()) {
      accepted(view, revision)
          .filter(ref -> AttemptLimits.left(view, ref) > 0)
          .ifPresent(ref -> named.putIfAbsent(ref, revision.feedback()));
    }
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(new RevisionPlan(view, named, SubtaskState::isAccepted).revision());
  }

  /// @param named subtasks that were given up, with the new instructions
  public static Revision ofGaps(JobView view, Map<SubtaskRef, String> named) {
    Predicate<SubtaskState> follows =
        subtask -> subtask.lacksInput() && !view.job().isSkipped(subtask.ref().step());
    return new RevisionPlan(view, named, follows).revision();
  }

  /// The accepted subtask that a revision names.
  public static Optional<SubtaskRef> accepted(JobView view, Ruling.Revision revision) {
    return SubtaskRef.parse(revision.subtask())
        .filter(view::isPlanned)
        .filter(ref -> view.subtask(ref).isAccepted());
  }

  private Revision revision() {
    view.plan().steps().forEach(this::follow);
    var reissued = new LinkedHashMap<>(named);
    reissued.keySet().removeIf(ref -> takenBack.contains(ref.step()));
    reissued.keySet().removeAll(followers);
    return new Revision(reissued, followers, takenBack, withdrawn(reissued.keySet()));
  }

  /// Steps stand in the order of their needs, so one pass down the plan finds all that follows.
  private void follow(Step step) {
    if (readsAsAWhole(step)) {
      takenBack.add(step.id());
    } else if (step.isOverStep()) {
      for (var ref : List.copyOf(touched)) {
        var next = new SubtaskRef(step.id(), ref.index());
        if (step.over().equals(new Over.Results(ref.step())) && follows.test(view.subtask(next))) {
          followers.add(next);
        }
      }
      touched.addAll(followers);
    }
  }

  private boolean readsAsAWhole(Step step) {
    return step.inputs().stream().anyMatch(this::touches)
        || step.over().source().filter(takenBack::contains).isPresent();
  }

  private boolean touches(String step) {
    return takenBack.contains(step) || touched.stream().anyMatch(ref -> ref.step().equals(step));
  }

  private Usage withdrawn(Set<SubtaskRef> reissued) {
    var all = new LinkedHashSet<>(reissued);
    all.addAll(followers);
    for (var step : takenBack) {
      IntStream.range(0, view.job().step(step).total())
          .mapToObj(i -> new SubtaskRef(step, i))
          .forEach(all::add);
    }
    return all.stream()
        .flatMap(ref -> view.subtask(ref).acceptance().stream())
        .map(SubtaskStatus.Accepted::usage)
        .reduce(Usage.NONE, Usage::plus);
  }
}
