package io.tierworks.worker;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.TierSettings;

/// The heap that running calls take. `WorkerCapacity` measures it: 53 KiB for each of 10,000 calls
/// over HTTP with answers of 4 KiB. Documents come on top.
record SlotMemory(long heapBytes) {
  private static final long MIB = 1024 * 1024;
  private static final long BASE = 64 * MIB;
  private static final long PER_SLOT = 64 * 1024;

  static SlotMemory ofProcess() {
    return new SlotMemory(Runtime.getRuntime().maxMemory());
  }

  /// @throws InvalidSettings when the slots do not fit, with both numbers
  void check(TierSettings tier) {
    long needed = BASE + tier.slots() * PER_SLOT;
    new SettingChecks()
        .require(
            needed <= heapBytes,
            "tier.%s.slots".formatted(tier.name()),
            "%,d calls at once need a heap of at least %,d MiB, and this process has %,d MiB; lower the slots, or start the worker with -Xmx%dm or more memory"
                .formatted(tier.slots(), mib(needed), mib(heapBytes), mib(needed + needed / 4)))
        .throwIfAny();
  }

  private static long mib(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }
}
