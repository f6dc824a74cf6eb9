package io.tierworks.common.settings;

/// A value that must not be shown: its text is `***`. Equality is by value.
public record Secret(String value) {
  public boolean isBlank() {
    return value.isBlank();
  }

  @Override
  public String toString() {
    return "***";
  }
}
