package io.tierworks.planner.relay;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/// How a planner takes part in its consumer groups.
///
/// @param instance static member name, if it has one
/// @param leaves whether it leaves the groups when it stops in order, so that other members take
///   over at once
public record GroupMembership(Optional<String> instance, boolean leaves) {

  /// How soon the groups miss a member, and how soon its members hear that partitions move.
  public static final Map<String, Object> TIMING =
      Map.of(
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);

  public CloseOptions closeOptions() {
    return CloseOptions.groupMembershipOperation(
        leaves ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.DEFAULT);
  }
}
