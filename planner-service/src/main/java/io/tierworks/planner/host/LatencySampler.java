package io.tierworks.planner.host;

import io.tierworks.common.contract.subtask.Subtask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches one subtask of each tier at a time from its release to its report, by the planner's
/// clock alone. Small whatever is out.
final class LatencySampler {
  /// One that has not reported by then is given up.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, Probe> probes = new HashMap<>();

  private record Probe(String attempt, Instant sent, @Nullable Instant started) {}

  /// How long a subtask of a tier waited, and how long it was worked on.
  record Timing(String tier, Duration waited, Duration worked) {}

  void sent(Subtask order, Instant at) {
    var current = probes.get(order.tier());
    if (current == null || current.sent().plus(PATIENCE).isBefore(at)) {
      probes.put(order.tier(), new Probe(order.attempt(), at, null));
    }
  }

  void started(String tier, String attempt, Instant at) {
    probes.computeIfPresent(
        tier,
        (_, probe) ->
            probe.attempt().equals(attempt) && probe.started() == null
                ? new Probe(attempt, probe.sent(), at)
                : probe);
  }

  /// @return empty when this is not one that is watched, or nobody said that it had begun
  Optional<Timing> ended(String attempt, Instant at) {
    return probes.entrySet().stream()
        .filter(entry -> entry.getValue().attempt().equals(attempt))
        .findFirst()
        .flatMap(entry -> ended(entry.getKey(), entry.getValue(), at));
  }

  private Optional<Timing> ended(String tier, Probe probe, Instant at) {
    probes.remove(tier);
    var started = probe.started();
    return started == null
        ? Optional.empty()
        : Optional.of(
            new Timing(
                tier, Duration.between(probe.sent(), started), Duration.between(started, at)));
  }
}
