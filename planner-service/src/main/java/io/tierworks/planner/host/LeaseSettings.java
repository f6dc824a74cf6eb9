package io.tierworks.planner.host;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import java.time.Duration;

/// How the planner counts the leases of workers.
///
/// @param tick interval between two ticks of the planner's clock
/// @param lease silence after which a worker's attempts are issued again
public record LeaseSettings(Duration tick, Duration lease) {

  /// @throws InvalidSettings naming every fault
  public LeaseSettings {
    new SettingChecks()
        .positive("planner.tick", tick)
        .require(
            lease.compareTo(tick) >= 0, "planner.lease", "must not be shorter than planner.tick")
        .throwIfAny();
  }

  public static LeaseSettings from(Settings settings) {
    return new LeaseSettings(settings.duration("planner.tick"), settings.duration("planner.lease"));
  }

  /// The lease in ticks, rounded up.
  public int leaseTicks() {
    return Math.toIntExact(Math.ceilDiv(lease.toMillis(), Math.max(1, tick.toMillis())));
  }
}
