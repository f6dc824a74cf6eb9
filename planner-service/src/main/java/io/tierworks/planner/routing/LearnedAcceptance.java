package io.tierworks.planner.routing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the partitions have published about all kinds and tiers, as far as this process has read
/// it. Thread-safe.
public final class LearnedAcceptance implements AcceptanceSource {
  private final Map<KindTier, Map<Integer, VerdictLog>> logs = new ConcurrentHashMap<>();
  private final Map<KindTier, Acceptance> merged = new ConcurrentHashMap<>();

  /// Takes a record of a partition in place of the one before.
  public void observe(TierStats stats) {
    var of = stats.log().of();
    logs.compute(
        of,
        (_, known) -> {
          var all = known == null ? new ConcurrentHashMap<Integer, VerdictLog>() : known;
          all.put(stats.partition(), stats.log());
          merged.put(of, Acceptance.of(all.values()));
          return all;
        });
  }

  @Override
  public Acceptance of(KindTier key) {
    return merged.getOrDefault(key, Acceptance.UNKNOWN);
  }

  /// What audits said about the answers that passed a link.
  public AuditTally audits(AuditedLink link) {
    return logs.getOrDefault(link.of(), Map.of()).values().stream()
        .map(log -> log.audits().getOrDefault(link.link(), AuditTally.NONE))
        .reduce(AuditTally.NONE, AuditTally::plus);
  }

  /// Sorted by kind, tier and link.
  public List<AuditedAcceptance> audited() {
    return logs.values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .flatMap(log -> log.audited().stream())
        .distinct()
        .sorted(AuditedLink.ORDER)
        .map(link -> AuditedAcceptance.of(link, audits(link)))
        .toList();
  }
}
