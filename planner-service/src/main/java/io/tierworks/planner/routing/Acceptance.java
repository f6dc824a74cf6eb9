package io.tierworks.planner.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What all partitions together know of a kind on a tier. It follows from their logs alone, so
/// every planner that has read the same logs knows the same.
///
/// @param fresh verdicts on subtasks that started at the tier, since the last alarm
/// @param after verdicts on subtasks that a cheaper tier had tried
/// @param drifted whether acceptance has fallen, and has not come back
public record Acceptance(Share fresh, Share after, boolean drifted) {
  public static final Acceptance UNKNOWN = new Acceptance(Share.NONE, Share.NONE, false);

  /// Merges the logs of all partitions by time.
  public static Acceptance of(Collection<VerdictLog> logs) {
    var recent =
        logs.stream()
            .flatMap(log -> log.entries().stream())
            .sorted(Comparator.comparing(VerdictLog.Entry::at))
            .toList();
    var detector = new DriftDetector(base(logs, Verdict.ACCEPTED, Verdict.REFUSED));
    recent.stream()
        .map(VerdictLog.Entry::verdict)
        .filter(verdict -> !verdict.isAfter())
        .forEach(verdict -> detector.take(verdict.isAccepted()));
    return new Acceptance(detector.counted(), after(logs, recent), detector.isAlarmed());
  }

  private static Share after(Collection<VerdictLog> logs, List<VerdictLog.Entry> recent) {
    var share = base(logs, Verdict.ACCEPTED_AFTER, Verdict.REFUSED_AFTER);
    for (var entry : recent) {
      share = entry.verdict().isAfter() ? share.plus(entry.verdict().isAccepted()) : share;
    }
    return share;
  }

  private static Share base(Collection<VerdictLog> logs, Verdict accepted, Verdict refused) {
    return new Share(
        logs.stream().mapToDouble(log -> log.base(accepted)).sum(),
        logs.stream().mapToDouble(log -> log.base(refused)).sum());
  }

  /// The probability that an answer to a subtask that starts at the tier is accepted.
  public double mean() {
    return fresh.plus(Share.PRIOR).mean();
  }

  /// The same for a subtask that a cheaper tier could not answer.
  double meanAfter() {
    return after.plus(Share.PRIOR_AFTER).mean();
  }
}
