package io.tierworks.planner.relay;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/// A process in the groups of its relays.
///
/// @param instance keeps its place over a restart; blank for none
/// @param leaves whether it gives up its place when it ends in order, so that others go on at once;
///   without a name it always does
public record GroupMembership(String instance, boolean leaves) {

  /// How all groups of a planner miss a member, and how soon its members hear that partitions move.
  public static final Map<String, Object> TIMING =
      Map.of(
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
          ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
}
