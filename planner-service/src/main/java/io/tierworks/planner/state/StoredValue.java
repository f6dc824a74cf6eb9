package io.tierworks.planner.state;

import org.jspecify.annotations.Nullable;

/// A value of the state as it is stored and as the changelog holds it: an entry, or a [Page] of
/// entries.
///
/// @param key name of the map, `:`, key within the map
/// @param value an entry as JSON, or a page; null when it was deleted
public record StoredValue(String key, byte @Nullable [] value) {}
