package io.tierworks.planner.state;

import io.tierworks.planner.job.store.KeyValueState.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The committed values of one partition.
public interface CommittedValues {

  byte @Nullable [] get(String key);

  /// The entries whose key begins with the prefix, in the order of their keys.
  Scan<StoredValue> scan(String prefix);

  /// Writes changes together, or none of them.
  ///
  /// @param position offset in the changelog behind these changes
  void write(List<StoredValue> changes, long position);
}
