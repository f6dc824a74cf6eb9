package io.tierworks.common.contract.json;

import org.jspecify.annotations.Nullable;

/// Checks required fields. A message without one is malformed.
public final class Required {
  private Required() {}

  /// @throws IllegalArgumentException when the field is absent
  public static void field(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
