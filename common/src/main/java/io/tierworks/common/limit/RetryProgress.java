package io.tierworks.common.limit;

import java.time.Duration;

/// The tries of a call so far.
///
/// @param billedTries the tries that were or may have been billed
/// @param remaining time until the deadline; may be negative
public record RetryProgress(int tries, int billedTries, Duration remaining) {}
