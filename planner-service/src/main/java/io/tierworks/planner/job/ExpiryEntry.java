package io.tierworks.planner.job;

import java.time.Instant;

/// A finished job in the order in which finished jobs are forgotten.
///
/// @param at when it ended
public record ExpiryEntry(String job, Instant at) {}
