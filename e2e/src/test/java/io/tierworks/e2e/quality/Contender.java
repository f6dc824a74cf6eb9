package io.tierworks.e2e.quality;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Purpose;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A way to do the tasks. All of them run as plans of Tierworks; those without verification check
/// the schema alone, take the first answer, and are not charged for the judge.
enum Contender {
  CASCADE,
  CAREFUL,
  FLAGSHIP,
  MINI,
  NANO,
  STATIC;

  private static final Set<Purpose> WORK = Set.of(Purpose.WORK, Purpose.RETRY);

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether answers are verified by more than their schema.
  boolean verifies() {
    return this == CASCADE || this == CAREFUL;
  }

  private CascadePlan plan(Suite suite, TaskKind kind) {
    return switch (this) {
      case CASCADE -> CascadePlan.thrifty(suite, kind);
      case CAREFUL -> CascadePlan.careful(suite, kind);
      case FLAGSHIP, MINI, NANO -> CascadePlan.unverified(wire());
      case STATIC ->
          switch (kind) {
            case EXTRACTION, CLASSIFICATION -> CascadePlan.unverified("nano");
            case RANKING, AGGREGATION, CODE -> CascadePlan.unverified("mini");
          };
    };
  }

  String template(Suite suite, TaskKind kind) {
    return "%s-%s-%s".formatted(wire(), suite.wire(), kind.wire());
  }

  /// The file of the template.
  String file(Suite suite, TaskKind kind) {
    var plan = plan(suite, kind);
    return """
    {"version": "1", "description": "%s by %s", "plan": {"form": "map", "reason": "The items are independent.",
     "decisions": "", "steps": [{"id": "work", "kind": "%s", "tier": "%s", "over": "items", "inputs": [],
     "instructions": "%s Follow the rules in the context.", "output": [], "verify": [%s], "tools": [],
     "maxOutputTokens": 400}]}}
    """
        .formatted(kind.wire(), wire(), kind.kind(), plan.tier(), kind.goal(), plan.verify());
  }

  /// Limits of its jobs.
  String limits(Suite suite, TaskKind kind) {
    var plan = plan(suite, kind);
    return "{\"maxCost\": 50, \"maxRounds\": %d, \"maxAttempts\": %d}"
        .formatted(plan.rounds(), plan.attempts());
  }

  /// What its answers cost, by tier and purpose: everything, or without the judge and the audits
  /// that only Tierworks has.
  Map<String, Double> costs(Bill bill) {
    return bill.lines().stream()
        .filter(line -> verifies() || WORK.contains(line.purpose()))
        .collect(
            Collectors.toMap(
                line -> line.tier() + ", " + line.purpose().name().toLowerCase(Locale.ROOT),
                line -> line.cost().dollars().doubleValue(),
                Double::sum));
  }
}
