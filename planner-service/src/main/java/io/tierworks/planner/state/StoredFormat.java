package io.tierworks.planner.state;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.planner.job.store.StateKey;

/// Keys and values of the maps as they are stored.
final class StoredFormat {
  private StoredFormat() {}

  static String key(StateKey<?> map, String key) {
    return map.name() + ":" + key;
  }

  /// @throws IllegalStateException when the stored value is not of the map's type
  static <T> T decode(StateKey<T> map, byte[] stored) {
    try {
      return Wire.readOwn(stored, map.type());
    } catch (MalformedMessage e) {
      throw new IllegalStateException("a stored " + map.name() + " cannot be read: " + e.why(), e);
    }
  }
}
