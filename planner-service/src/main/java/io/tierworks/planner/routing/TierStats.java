package io.tierworks.planner.routing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A record of the topic `tier.stats`: the verdicts and audits that one partition has counted. It
/// replaces the partition's record before. Readers ignore counts whose names they do not know.
public record TierStats(int partition, @JsonUnwrapped VerdictLog log) {

  /// One record is kept for each key.
  public String key() {
    return partition + "/" + log.kind() + "/" + log.tier();
  }
}
