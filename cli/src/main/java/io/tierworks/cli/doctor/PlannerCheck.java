package io.tierworks.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a planner is there, and whether each has a name of its own.
///
/// @param ticks the planners whose ticks were heard, in this order: `name~run`, as each run of a
///   process has another
/// @param listened for so long
record PlannerCheck(List<String> ticks, Duration listened) implements DoctorCheck {
  static final String SUBJECT = "planner";

  @Override
  public List<Finding> findings() {
    if (ticks.isEmpty()) {
      return List.of(
          Finding.fault(
              SUBJECT,
              "no tick within %d s: nothing is planned, decided or issued again"
                  .formatted(listened.toSeconds()),
              "start one: tierworks planner"));
    }
    var shared = sharedNames();
    return shared.isEmpty()
        ? List.of(Finding.ok(SUBJECT, String.join(", ", names()) + " ticks"))
        : shared.stream().map(PlannerCheck::sharedName).toList();
  }

  private static Finding sharedName(String name) {
    return Finding.fault(
        SUBJECT,
        "two processes are called %s; they push each other out of the group".formatted(name),
        "stop one of them, or give each a planner.instance and a planner.state-dir of its own");
  }

  private Set<String> names() {
    return ticks.stream().map(PlannerCheck::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> sharedNames() {
    var runs = Set.copyOf(ticks);
    return runs.stream()
        .filter(run -> runs.stream().anyMatch(other -> areBothThere(run, other)))
        .map(PlannerCheck::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// One that was just replaced is not heard again after the new one.
  private boolean areBothThere(String run, String other) {
    return !run.equals(other)
        && name(run).equals(name(other))
        && ticks.indexOf(run) < ticks.lastIndexOf(other)
        && ticks.indexOf(other) < ticks.lastIndexOf(run);
  }

  private static String name(String run) {
    int mark = run.lastIndexOf('~');
    return mark < 0 ? run : run.substring(0, mark);
  }
}
