package io.tierworks.planner.job;

import java.time.Instant;

/// A finished job in the queue of those to be forgotten.
///
/// @param at when the job ended
public record ExpiryEntry(String job, Instant at) {}
