package io.tierworks.planner.job.store;

/// One kind of stored value: the name of its map and the record that is stored.
public record StateKey<T>(String name, Class<T> type) {}
