package io.tierworks.cli.stack;

import io.tierworks.cli.command.CliException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many worker processes each tier gets.
public final class WorkerCounts {
  private static final int MOST = 64;

  private WorkerCounts() {}

  /// @param wanted wins over `usual`; a tier in neither gets one
  /// @return in the order of the tiers
  /// @throws CliException for a tier that does not exist or a number out of range
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
    if (!tiers.contains(tier)) {
      throw CliException.usage(
          "--workers: no tier '%s'; the setting 'tiers' names %s"
              .formatted(tier, String.join(", ", tiers)));
    }
    if (count < 0 || count > MOST) {
      throw CliException.usage(
          "--workers: %s=%d is not between 0 and %d".formatted(tier, count, MOST));
    }
  }
}
