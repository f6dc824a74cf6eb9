package io.tierworks.simulator.solve;

import io.tierworks.simulator.solve.check.Violation;
import io.tierworks.simulator.solve.classify.Choice;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.text.Material;
import io.tierworks.simulator.solve.text.Words;
import java.util.List;
import java.util.Set;

/// Labels that say yes or no: pass and fail, compliant and violation, approve and reject.
final class Verdicts {
  private static final Set<String> GOOD =
      Set.of(
          "yes",
          "true",
          "pass",
          "passed",
          "compliant",
          "ok",
          "okay",
          "approve",
          "approved",
          "accept",
          "accepted",
          "allowed",
          "valid",
          "met",
          "eligible",
          "qualified",
          "complies",
          "conforming",
          "clean",
          "no violation",
          "satisfied rule",
          "fulfilled");
  private static final Set<String> BAD =
      Set.of(
          "no",
          "false",
          "fail",
          "failed",
          "non compliant",
          "noncompliant",
          "not compliant",
          "violation",
          "violates",
          "violated",
          "reject",
          "rejected",
          "deny",
          "denied",
          "not allowed",
          "invalid",
          "not met",
          "ineligible",
          "not eligible",
          "disqualified",
          "breach",
          "unqualified",
          "not qualified",
          "flagged",
          "missing");
  private static final Set<String> OPEN =
      Set.of(
          "unclear",
          "partial",
          "partially compliant",
          "unknown",
          "needs review",
          "review",
          "not applicable",
          "n a",
          "na",
          "escalate",
          "maybe",
          "warning");

  private Verdicts() {}

  static boolean fit(Field field) {
    List<String> spaced = field.values().stream().map(Words::spaced).toList();
    return spaced.stream()
            .allMatch(label -> GOOD.contains(label) || BAD.contains(label) || OPEN.contains(label))
        && spaced.stream().anyMatch(GOOD::contains)
        && spaced.stream().anyMatch(BAD::contains);
  }

  static Choice choose(Filling filling, Field field, Material material) {
    String good = first(field, GOOD);
    String bad = first(field, BAD);
    boolean answersYes = Words.spaced(good).equals("yes") || Words.spaced(good).equals("true");
    if (answersYes || filling.form().policy().isEmpty()) {
      boolean holds = Propositions.holds(filling, field, material);
      return new Choice(holds ? good : bad, holds ? bad : good, 0.5, "");
    }
    List<Violation> violations = filling.violations();
    String evidence = violations.isEmpty() ? "" : violations.getFirst().rule();
    return violations.isEmpty()
        ? new Choice(good, bad, 0.5, "")
        : new Choice(bad, good, 0.6, evidence);
  }

  private static String first(Field field, Set<String> kind) {
    return field.values().stream()
        .filter(label -> kind.contains(Words.spaced(label)))
        .findFirst()
        .orElseThrow();
  }
}
