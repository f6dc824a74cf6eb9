package io.tierworks.planner.relay;

/// A process in the groups of its relays.
///
/// @param instance keeps its place over a restart; blank for none
/// @param leaves whether it gives up its place when it ends in order, so that others go on at once;
///   without a name it always does
public record Membership(String instance, boolean leaves) {}
