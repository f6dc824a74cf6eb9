/// Passes records from topic to topic, at least once: users' messages to the coordinators, and
/// subtasks to the tiers.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.relay;
