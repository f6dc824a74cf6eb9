package io.tierworks.common.limit;

import java.time.Duration;

/// How far a call has come.
///
/// @param tries made so far
/// @param billedTries of these, those that were or may have been paid
/// @param remaining until the deadline; may be negative
public record RetryProgress(int tries, int billedTries, Duration remaining) {}
