package io.tierworks.e2e.quality;

import io.tierworks.common.contract.result.Bill;
import io.tierworks.common.contract.subtask.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A way to do the tasks. All of them run as plans of Tierworks; those without verification check
/// the schema alone, take the first answer, and are not charged for the judge.
enum Contender {
  CASCADE,
  FLAGSHIP,
  MINI,
  NANO,
  STATIC;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether answers are verified by more than their schema.
  boolean verifies() {
    return this == CASCADE;
  }

  /// The tier that begins.
  private String tier(TaskKind kind) {
    return switch (this) {
      case CASCADE, NANO -> "nano";
      case MINI -> "mini";
      case FLAGSHIP -> "flagship";
      case STATIC ->
          switch (kind) {
            case EXTRACTION, CLASSIFICATION -> "nano";
            case RANKING, AGGREGATION, CODE -> "mini";
          };
    };
  }

  /// Links in cost order, as JSON.
  private List<String> verify(TaskKind kind) {
    var chain = new ArrayList<>(List.of("\"schema\""));
    if (verifies()) {
      chain.addAll(kind.chain());
    }
    return chain;
  }

  String template(TaskKind kind) {
    return wire() + "-" + kind.wire();
  }

  /// The file of the template.
  String plan(TaskKind kind) {
    return """
    {"version": "1", "description": "%s by %s", "plan": {"form": "map", "reason": "The items are independent.",
     "decisions": "", "steps": [{"id": "work", "kind": "%s", "tier": "%s", "over": "items", "inputs": [],
     "instructions": "%s Follow the rules in the context.", "output": [], "verify": [%s], "tools": [],
     "maxOutputTokens": 400}]}}
    """
        .formatted(
            kind.wire(),
            wire(),
            kind.kind(),
            tier(kind),
            kind.goal(),
            String.join(", ", verify(kind)));
  }

  /// Limits of its jobs.
  String limits() {
    return verifies()
        ? "{\"maxCost\": 50, \"maxRounds\": 1, \"maxAttempts\": 5}"
        : "{\"maxCost\": 50, \"maxRounds\": 0, \"maxAttempts\": 1}";
  }

  /// What its answers cost, by tier and purpose: everything, or without the judge that only
  /// Tierworks has.
  Map<String, Double> costs(Bill bill) {
    return bill.lines().stream()
        .filter(line -> verifies() || line.purpose() != Purpose.JUDGE)
        .collect(
            Collectors.toMap(
                line -> line.tier() + ", " + line.purpose().name().toLowerCase(Locale.ROOT),
                line -> line.cost().dollars().doubleValue(),
                Double::sum));
  }
}
