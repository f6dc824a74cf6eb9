package io.tierworks.cli.show;

import io.tierworks.common.contract.worker.WorkerStatus.Endpoint;
import io.tierworks.common.contract.worker.WorkerStatus.Heartbeat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says why an open job does not move, and what a person can do about it.
public final class WaitText {
  private WaitText() {}

  /// @param workers the live workers of each tier, cheapest tier first; empty if they are unknown
  public static Optional<String> of(JobView job, Map<String, List<Heartbeat>> workers) {
    return switch (job.status()) {
      case AWAITING_APPROVAL -> Optional.of(approval(job.job()));
      case AWAITING_REVIEW -> Optional.of(review(job.job()));
      case PAUSED -> Optional.of(pause(job.job()));
      case RUNNING -> first(openTiers(job), workers);
      case PLANNING, JUDGING ->
          first(workers.keySet().stream().skip(Math.max(0, workers.size() - 1L)), workers);
      case COMPLETED, PARTIAL, FAILED, CANCELLED, EXPIRED, REJECTED -> Optional.empty();
    };
  }

  static String approval(String job) {
    return "the plan waits for approval: tierworks approve " + job;
  }

  static String review(String job) {
    return "the answer waits for review: tierworks review " + job;
  }

  static String pause(String job) {
    return "paused at a limit: tierworks raise " + job;
  }

  private static Stream<String> openTiers(JobView job) {
    return job.steps().stream()
        .filter(step -> step.total() == 0 || step.done() < step.total())
        .map(JobView.StepView::tier)
        .distinct();
  }

  private static Optional<String> first(
      Stream<String> tiers, Map<String, List<Heartbeat>> workers) {
    return tiers
        .filter(workers::containsKey)
        .flatMap(tier -> obstacle(tier, workers.getOrDefault(tier, List.of())).stream())
        .findFirst();
  }

  private static Optional<String> obstacle(String tier, List<Heartbeat> workers) {
    if (workers.isEmpty()) {
      return Optional.of("no worker of tier %1$s: tierworks worker --tier %1$s".formatted(tier));
    }
    return workers.stream().allMatch(worker -> isTurnedAway(worker.endpoint()))
        ? Optional.of(
            "the endpoint of tier %s turns calls away (429, or no connection); they are repeated"
                .formatted(tier))
        : Optional.empty();
  }

  private static boolean isTurnedAway(@Nullable Endpoint endpoint) {
    return endpoint != null && endpoint.turnedAway() > 0;
  }
}
