package io.tierworks.common.contract;

import org.jspecify.annotations.Nullable;

/// Without this field a message means nothing. Refused while it is read, so that nobody has to
/// expect it absent.
final class Needed {
  private Needed() {}

  /// @throws IllegalArgumentException naming the field
  static void field(String name, @Nullable Object value) {
    if (value == null || value.equals("")) {
      throw new IllegalArgumentException("the field '" + name + "' is missing");
    }
  }
}
