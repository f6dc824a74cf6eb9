package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.AttemptId;
import io.tierworks.common.contract.subtask.SubtaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Measures one call of each tier at a time, from the report of its start to its last one, on the
/// planner's clock. One owner thread.
final class LatencySampler {
  /// A sample without a report by then is replaced.
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  private final Map<String, Sample> samples = new HashMap<>();

  private record Sample(AttemptId attempt, Instant started) {}

  record CallTime(String tier, Duration duration) {}

  void started(SubtaskResult.Started report, Instant at) {
    samples.compute(
        report.tier(),
        (_, sample) ->
            sample == null || sample.started().plus(MAX_AGE).isBefore(at)
                ? new Sample(report.attempts().getFirst(), at)
                : sample);
  }

  /// @return empty when the attempt is not the sample
  Optional<CallTime> ended(AttemptId attempt, Instant at) {
    return samples.entrySet().stream()
        .filter(entry -> entry.getValue().attempt().equals(attempt))
        .findFirst()
        .map(entry -> ended(entry.getKey(), entry.getValue(), at));
  }

  private CallTime ended(String tier, Sample sample, Instant at) {
    samples.remove(tier);
    return new CallTime(tier, Duration.between(sample.started(), at));
  }
}
