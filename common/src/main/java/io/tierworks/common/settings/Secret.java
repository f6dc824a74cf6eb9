package io.tierworks.common.settings;

/// A value that never shows itself. Equality is by value; `toString` is `***`.
public record Secret(String value) {
  public boolean isBlank() {
    return value.isBlank();
  }

  @Override
  public String toString() {
    return "***";
  }
}
