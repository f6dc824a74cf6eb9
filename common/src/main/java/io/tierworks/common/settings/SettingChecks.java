package io.tierworks.common.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Checks the values of one settings record and reports all faults at once. Not thread-safe.
public final class SettingChecks {
  private final List<String> faults = new ArrayList<>();

  /// @param rule what the value of the key must be, such as `must be at least 1`
  public SettingChecks require(boolean holds, String key, String rule) {
    if (!holds) {
      faults.add(key + ": " + rule);
    }
    return this;
  }

  public SettingChecks atLeast(long least, String key, long value) {
    return require(value >= least, key, "must be at least %d, not %d".formatted(least, value));
  }

  public SettingChecks positive(String key, Duration value) {
    return require(value.isPositive(), key, "must be longer than nothing, not " + value);
  }

  public SettingChecks notNegative(String key, Duration value) {
    return require(!value.isNegative(), key, "must not be negative, but is " + value);
  }

  /// @throws InvalidSettings naming every fault
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
  }
}
