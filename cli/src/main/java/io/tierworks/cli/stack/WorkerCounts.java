package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The number of worker processes of each tier.
public final class WorkerCounts {
  private static final int MAX = 64;

  private WorkerCounts() {}

  /// @param wanted overrides `usual`; a tier in neither gets one worker
  /// @return in the order of the tiers
  /// @throws CliException for an unknown tier or a number out of range
  public static Map<String, Integer> of(
      List<String> tiers, Map<String, Integer> usual, Map<String, Integer> wanted) {
    wanted.forEach((tier, count) -> check(tiers, tier, count));
    var counts = new LinkedHashMap<String, Integer>();
    for (var tier : tiers) {
      counts.put(tier, wanted.getOrDefault(tier, usual.getOrDefault(tier, 1)));
    }
    return counts;
  }

  private static void check(List<String> tiers, String tier, int count) {
    CliException.require(
        tiers.contains(tier),
        "--workers: there is no tier '%s'; the setting 'tiers' lists %s"
            .formatted(tier, String.join(", ", tiers)));
    CliException.require(
        count >= 0 && count <= MAX,
        "--workers: %s=%d must be between 0 and %d".formatted(tier, count, MAX));
  }
}
