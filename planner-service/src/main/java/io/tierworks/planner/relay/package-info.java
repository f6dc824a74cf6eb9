/// Passes records from topic to topic, at least once: users' messages in to the coordinator, the
/// coordinator's orders out to the pools.
@NullMarked
package io.tierworks.planner.relay;

import org.jspecify.annotations.NullMarked;
