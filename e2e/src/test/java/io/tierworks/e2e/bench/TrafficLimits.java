package io.tierworks.e2e.bench;

import java.util.Map;
import java.util.Set;

/// The most requests and records that a subtask may cost in [TrafficTest]: 15 % above what was
/// measured, and more where batches decide, which are smaller on a quick machine. Lower them when
/// the system needs fewer.
final class TrafficLimits {
  /// The sum of all names that have no limit of their own.
  static final String OTHER = "other";

  /// Requests and records of heartbeats and idle clients. A slow machine has more of them, so they
  /// are not limited.
  static final Set<String> GROW_WITH_TIME =
      Set.of(
          "BrokerHeartbeat",
          "ConsumerGroupHeartbeat",
          "Heartbeat",
          "ShareGroupHeartbeat",
          "Fetch",
          "worker.status",
          "__cluster_metadata");

  static final Map<String, Double> REQUESTS =
      Map.of(
          "Produce",
          0.6,
          "AddPartitionsToTxn",
          0.14,
          "ShareFetch",
          0.16,
          "ShareAcknowledge",
          0.16,
          "WriteShareGroupState",
          0.16,
          OTHER,
          0.3);

  static final Map<String, Double> RECORDS =
      Map.of(
          "planner.state",
          1.6,
          "job.events",
          2.4,
          "subtask.results",
          1.5,
          "subtasks.nano",
          1.1,
          "__share_group_state",
          0.16,
          "__transaction_state",
          0.3,
          "__consumer_offsets",
          0.2,
          "tier.stats",
          0.06,
          OTHER,
          0.12);

  private TrafficLimits() {}
}
