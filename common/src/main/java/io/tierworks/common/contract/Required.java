package io.tierworks.common.contract;

import org.jspecify.annotations.Nullable;

/// Fields without which a message cannot be acted on: a message that lacks one is malformed.
final class Required {
  private Required() {}

  /// @throws IllegalArgumentException when the field is absent
  static void field(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
