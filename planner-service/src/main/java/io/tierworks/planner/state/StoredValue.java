package io.tierworks.planner.state;

import org.jspecify.annotations.Nullable;

/// An entry of the state as it is stored and as the changelog holds it.
///
/// @param key name of the map, `:`, key within the map
/// @param value JSON; null when the entry was deleted
public record StoredValue(String key, byte @Nullable [] value) {}
