package io.tierworks.cli.doctor;

import io.tierworks.planner.http.ApiSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a planner runs and whether each planner has a unique name.
///
/// @param ticks the planner of each tick, in order of arrival, as `name~run`; each process start is
///   a new run
/// @param listened how long ticks were collected
record PlannerCheck(List<String> ticks, Duration listened) {
  private static final String SUBJECT = "planner";
  private static final String API = "API";

  List<Finding> findings() {
    if (ticks.isEmpty()) {
      return List.of(stopped());
    }
    var shared = sharedNames();
    return shared.isEmpty()
        ? List.of(Finding.ok(SUBJECT, "running: " + String.join(", ", names())))
        : shared.stream().map(PlannerCheck::sharedName).toList();
  }

  private Finding stopped() {
    return Finding.fault(
        SUBJECT,
        "no planner sent a tick within %d s: open jobs do not advance"
            .formatted(listened.toSeconds()),
        "start a planner: tierworks planner");
  }

  private static Finding sharedName(String name) {
    return Finding.fault(
        SUBJECT,
        "two processes use the name %s and keep displacing each other in the consumer group"
            .formatted(name),
        "stop one of them, or give each its own planner.instance and planner.state-dir");
  }

  /// Whether the planner's API is open to everyone on the network.
  static Finding api(ApiSettings api) {
    if (!api.token().isBlank()) {
      return Finding.ok(API, "requires a token");
    }
    return isOpen(api)
        ? Finding.note(
            API,
            "planner.http-host is %s and no token is set: everyone who reaches the API sees all jobs"
                .formatted(api.host()),
            "set planner.api-token-file, or restrict network access to the API")
        : Finding.ok(API, "listens on %s, reachable from this machine only".formatted(api.host()));
  }

  /// A host without an address on this machine may have one where the planner runs.
  private static boolean isOpen(ApiSettings api) {
    try {
      return api.isOpen();
    } catch (IOException _) {
      return true;
    }
  }

  private Set<String> names() {
    return ticks.stream().map(PlannerCheck::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> sharedNames() {
    var runs = Set.copyOf(ticks);
    return runs.stream()
        .filter(run -> runs.stream().anyMatch(other -> areConcurrent(run, other)))
        .map(PlannerCheck::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// True if their ticks alternate. A run that was replaced sends no tick after the new run's
  /// first.
  private boolean areConcurrent(String run, String other) {
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
