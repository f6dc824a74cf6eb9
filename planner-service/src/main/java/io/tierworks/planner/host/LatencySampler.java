package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Measures one subtask of each tier at a time, from its dispatch to its report, on the planner's
/// clock. Holds one sample per tier. One owner thread.
final class LatencySampler {
  /// A sample without a report by then is replaced.
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  private final Map<String, Sample> samples = new HashMap<>();

  private record Sample(AttemptId attempt, Instant sent, @Nullable Instant started) {}

  /// @param waited from the dispatch until a worker started
  /// @param worked from then until the report
  record Timing(String tier, Duration waited, Duration worked) {}

  void sent(Subtask subtask, Instant at) {
    var current = samples.get(subtask.tier());
    if (current == null || current.sent().plus(MAX_AGE).isBefore(at)) {
      samples.put(subtask.tier(), new Sample(subtask.attempt(), at, null));
    }
  }

  void started(SubtaskResult.Started report, Instant at) {
    samples.computeIfPresent(
        report.tier(),
        (_, sample) ->
            sample.started() == null && report.attempts().contains(sample.attempt())
                ? new Sample(sample.attempt(), sample.sent(), at)
                : sample);
  }

  /// @return empty when the attempt is not the sample, or no start was reported
  Optional<Timing> ended(AttemptId attempt, Instant at) {
    return samples.entrySet().stream()
        .filter(entry -> entry.getValue().attempt().equals(attempt))
        .findFirst()
        .flatMap(entry -> ended(entry.getKey(), entry.getValue(), at));
  }

  private Optional<Timing> ended(String tier, Sample sample, Instant at) {
    samples.remove(tier);
    var started = sample.started();
    return started == null
        ? Optional.empty()
        : Optional.of(
            new Timing(
                tier, Duration.between(sample.sent(), started), Duration.between(started, at)));
  }
}
