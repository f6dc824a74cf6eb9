package io.tierworks.planner.job;

import io.tierworks.common.cost.Usage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subtasks that are done again because the judge sent some of them back, or because the
/// planning model has said how to do some that were given up.
///
/// @param named subtasks that the model named, with its feedback; without those that follow another
///   named one
/// @param followers subtasks that work on the result of a named one
/// @param takenBack steps that read the changed results in full
/// @param withdrawn usage of all answers that are done again
public record Revision(
    Map<SubtaskRef, String> named,
    Set<SubtaskRef> followers,
    List<String> takenBack,
    Usage withdrawn) {

  /// The job's state when the revision starts.
  ///
  /// @param again what becomes of the step of a named subtask
  /// @param waiting what becomes of the step of a follower
  public JobState evolve(
      JobState before, UnaryOperator<StepProgress> again, UnaryOperator<StepProgress> waiting) {
    var next = before.with(before.counters().withdrawn(withdrawn)).removeGapsOf(takenBack);
    for (var ref : named.keySet()) {
      next = next.withStep(ref.step(), again);
    }
    for (var ref : followers) {
      next = next.withStep(ref.step(), waiting);
    }
    for (var step : takenBack) {
      next = next.withStep(step, StepProgress::takenBack);
    }
    return next;
  }

  /// The steps that are done again, in part or as a whole.
  public Set<String> steps() {
    return Stream.of(named.keySet(), followers)
        .flatMap(Set::stream)
        .map(SubtaskRef::step)
        .collect(Collectors.toCollection(() -> new TreeSet<>(takenBack)));
  }
}
