package io.tierworks.e2e.bench;

import java.util.Map;
import java.util.Set;

/// The most requests and records that a subtask may cost in [TrafficTest]. Lower them when the
/// system needs fewer.
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
          2.0,
          "AddPartitionsToTxn",
          0.8,
          "ShareFetch",
          0.35,
          "ShareAcknowledge",
          0.3,
          "WriteShareGroupState",
          0.3,
          "OffsetCommit",
          0.2,
          OTHER,
          0.5);

  static final Map<String, Double> RECORDS =
      Map.of(
          "planner-work-changelog",
          6.9,
          "job.events",
          2.5,
          "subtask.orders",
          1.2,
          "subtask.results",
          2.4,
          "subtasks.nano",
          1.15,
          "__share_group_state",
          0.3,
          "__transaction_state",
          1.1,
          "__consumer_offsets",
          1.6,
          OTHER,
          0.35);

  private TrafficLimits() {}
}
