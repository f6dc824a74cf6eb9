package io.tierworks.worker.pool;

/// @param group the group the workers of a tier read as; named on dead letters
/// @param slots how many attempts run at once
public record PoolSettings(String group, int slots) {
  public PoolSettings {
    if (slots < 1) {
      throw new IllegalArgumentException("slots: must be at least 1");
    }
  }
}
