package io.tierworks.planner.routing;

import io.tierworks.planner.routing.Verdict.Try;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What all partitions together know of a kind on a tier. It follows from their logs alone, so
/// every planner that has read the same logs knows the same.
///
/// @param fresh verdicts on subtasks that started at the tier, since the last alarm
/// @param after verdicts on subtasks that a cheaper tier had tried
/// @param again verdicts on subtasks that the tier had tried itself
/// @param replanned what became of subtasks that were planned again and that the tier answered last
/// @param drifted whether acceptance has fallen, and has not come back
public record Acceptance(Share fresh, Share after, Share again, Share replanned, boolean drifted) {
  public static final Acceptance UNKNOWN =
      new Acceptance(Share.NONE, Share.NONE, Share.NONE, Share.NONE, false);

  /// Merges the logs of all partitions by time.
  public static Acceptance of(Collection<VerdictLog> logs) {
    var recent =
        logs.stream()
            .flatMap(log -> log.entries().stream())
            .sorted(Comparator.comparing(VerdictLog.Entry::at))
            .toList();
    var detector = new DriftDetector(base(logs, Try.FIRST));
    recent.stream()
        .map(VerdictLog.Entry::verdict)
        .filter(verdict -> verdict.attempt() == Try.FIRST)
        .forEach(verdict -> detector.take(verdict.isAccepted()));
    return new Acceptance(
        detector.counted(),
        share(logs, recent, Try.AFTER),
        share(logs, recent, Try.AGAIN),
        share(logs, recent, Try.REPLANNED),
        detector.isAlarmed());
  }

  private static Share share(
      Collection<VerdictLog> logs, List<VerdictLog.Entry> recent, Try attempt) {
    var share = base(logs, attempt);
    for (var entry : recent) {
      var verdict = entry.verdict();
      share = verdict.attempt() == attempt ? share.plus(verdict.isAccepted()) : share;
    }
    return share;
  }

  private static Share base(Collection<VerdictLog> logs, Try attempt) {
    return new Share(
        logs.stream().mapToDouble(log -> log.base(Verdict.of(true, attempt))).sum(),
        logs.stream().mapToDouble(log -> log.base(Verdict.of(false, attempt))).sum());
  }

  /// The probability that an answer to a subtask that starts at the tier is accepted.
  public double mean() {
    return fresh.plus(Share.PRIOR).mean();
  }

  /// The same for a subtask that a cheaper tier could not answer.
  double meanAfter() {
    return after.plus(Share.PRIOR_AFTER).mean();
  }

  /// The same for a subtask that the tier itself could not answer.
  double meanAgain() {
    return again.plus(Share.PRIOR_AGAIN).mean();
  }
}
