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
          9.0,
          "AddPartitionsToTxn",
          9.0,
          "ShareFetch",
          9.0,
          "ShareAcknowledge",
          9.0,
          "OffsetCommit",
          9.0,
          OTHER,
          9.0);

  static final Map<String, Double> RECORDS =
      Map.of(
          "planner-work-changelog",
          90.0,
          "job.events",
          9.0,
          "subtask.orders",
          9.0,
          "subtask.results",
          9.0,
          "subtasks.nano",
          9.0,
          "__share_group_state",
          9.0,
          "__transaction_state",
          9.0,
          "__consumer_offsets",
          9.0,
          OTHER,
          90.0);

  private TrafficLimits() {}
}
