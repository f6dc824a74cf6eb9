package io.tierworks.worker;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.tools.ToolSettings;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// The settings of one worker.
///
/// @param id unique for each run, so that a restarted worker does not renew the leases of its
///   previous run
/// @param heartbeat the interval between two heartbeats
/// @param grace how long calls may finish when the worker stops
record WorkerSettings(
    String id,
    TierSettings tier,
    Duration heartbeat,
    Duration grace,
    HealthSettings health,
    ToolSettings tools) {

  /// @throws InvalidSettings naming every fault
  WorkerSettings {
    new SettingChecks()
        .positive("worker.heartbeat", heartbeat)
        .require(!grace.isNegative(), "worker.grace", "must not be negative")
        .throwIfAny();
  }

  /// @throws InvalidSettings naming every fault
  static WorkerSettings from(Settings settings, String tier) {
    var served = TierSettings.from(settings, tier);
    SlotMemory.ofProcess().check(served);
    var instance = settings.text("worker.instance");
    var suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return new WorkerSettings(
        (instance.isBlank() ? tier : instance) + "-" + suffix,
        served,
        settings.duration("worker.heartbeat"),
        settings.duration("worker.grace"),
        HealthSettings.from(settings),
        ToolSettings.from(settings));
  }
}
