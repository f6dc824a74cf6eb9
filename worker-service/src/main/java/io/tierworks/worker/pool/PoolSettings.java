package io.tierworks.worker.pool;

/// @param group the consumer group of the tier's workers; named on dead letters
/// @param slots how many attempts run at once
public record PoolSettings(String group, int slots) {}
