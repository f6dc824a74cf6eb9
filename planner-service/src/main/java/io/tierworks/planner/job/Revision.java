package io.tierworks.planner.job;

import io.tierworks.common.cost.Usage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The subtasks that are done again because the judge sent some of them back.
///
/// @param named subtasks that the judge named, with its feedback; without those that follow another
///   named one
/// @param followers subtasks that work on the result of a named one
/// @param takenBack steps that read the changed results in full
/// @param withdrawn usage of all answers that are done again
public record Revision(
    Map<SubtaskRef, String> named,
    Set<SubtaskRef> followers,
    List<String> takenBack,
    Usage withdrawn) {

  /// The steps that are done again, in part or as a whole.
  public Set<String> steps() {
    return Stream.of(named.keySet(), followers)
        .flatMap(Set::stream)
        .map(SubtaskRef::step)
        .collect(Collectors.toCollection(() -> new TreeSet<>(takenBack)));
  }
}
