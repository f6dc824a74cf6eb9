package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import io.tierworks.planner.job.store.StateKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The committed values entry by entry: those of grouped maps are read from their pages.
///
/// @param pages finds a page by its key
record Entries(CommittedValues stored, Function<String, Page> pages) {

  /// Reads each page from the stored values.
  static Entries of(CommittedValues stored) {
    return new Entries(stored, key -> Page.of(stored.get(key)));
  }

  byte @Nullable [] get(StateKey<?> map, String at) {
    if (!map.isGrouped()) {
      return stored.get(at);
    }
    var value = pages.apply(Page.keyOf(at)).get(at);
    return Page.isApart(value) ? stored.get(at) : value;
  }

  /// The entries whose key begins with the prefix, in the order of their keys.
  ///
  /// @param prefix of a grouped map shorter than its keys
  Scan<StoredValue> scan(StateKey<?> map, String prefix) {
    var all = stored.scan(prefix);
    return map.isGrouped() ? new PageScan(all, stored) : all;
  }
}
