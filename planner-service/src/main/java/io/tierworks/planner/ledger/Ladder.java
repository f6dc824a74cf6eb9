package io.tierworks.planner.ledger;

import io.tierworks.common.cost.Price;
import java.util.List;
import java.util.Optional;

/// The tiers of an installation, cheapest first. The last one is the flagship, which plans and
/// judges.
public record Ladder(List<Rung> rungs) {

  /// One tier.
  ///
  /// @param skill what the tier is good at; the planning model reads it
  /// @param window tokens that one call may read and write
  public record Rung(String tier, Price price, String skill, long window) {}

  public Ladder {
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("tiers: at least one tier is needed");
    }
    rungs = List.copyOf(rungs);
  }

  public Rung flagship() {
    return rungs.getLast();
  }

  /// The tier below the flagship; with one tier only, that one.
  public Rung belowFlagship() {
    return rungs.get(Math.max(0, rungs.size() - 2));
  }

  /// The most tokens that one call of any tier may read and write.
  public long largestWindow() {
    return rungs.stream().mapToLong(Rung::window).max().orElseThrow();
  }

  public boolean has(String tier) {
    return rungs.stream().anyMatch(rung -> rung.tier().equals(tier));
  }

  public Rung rung(String tier) {
    return rungs.get(indexOf(tier));
  }

  /// The next dearer tier; empty at the top.
  public Optional<String> above(String tier) {
    int next = indexOf(tier) + 1;
    return next < rungs.size() ? Optional.of(rungs.get(next).tier()) : Optional.empty();
  }

  /// A tier to do what this one should, unless it is the other one: then the next dearer tier, at
  /// the top the next cheaper one. With one tier only, that one.
  public String instead(String tier, String other) {
    if (!tier.equals(other)) {
      return tier;
    }
    int at = indexOf(tier);
    return above(tier).orElse(rungs.get(Math.max(0, at - 1)).tier());
  }

  /// Whether the first tier is dearer than the second.
  public boolean isDearer(String tier, String than) {
    return indexOf(tier) > indexOf(than);
  }

  public int indexOf(String tier) {
    for (int i = 0; i < rungs.size(); i++) {
      if (rungs.get(i).tier().equals(tier)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such tier: " + tier);
  }
}
