package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierworks.common.cost.Money;
import org.jspecify.annotations.Nullable;

/// One verification of an answer.
///
/// @param name [#SCHEMA], [#RULES], [#GROUNDED], [#CITATIONS], [#APPLIES], [#PLACES], that of a
///   link that is a call, or of a later version
/// @param detail what was wrong; empty when passed
/// @param cost of its calls; null for a check in code
/// @param latencyMs how long it took, in milliseconds
public record Check(
    String name,
    boolean passed,
    String detail,
    @Nullable Money cost,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long latencyMs) {
  /// The answer is valid against the output schema.
  public static final String SCHEMA = "schema";

  /// The fields of the answer keep the rules.
  public static final String RULES = "rules";

  /// Every quotation of the answer occurs in the material.
  public static final String GROUNDED = "grounded";

  /// Every place of the workspace that the answer cites exists and has the quoted text.
  public static final String CITATIONS = "citations";

  /// Every diff of the answer applies to the workspace.
  public static final String APPLIES = "applies";

  /// Every place of the workspace that the texts of a ruling name exists.
  public static final String PLACES = "places";

  public Check {
    detail = detail == null ? "" : detail;
  }

  public static Check passed(String name) {
    return new Check(name, true, "", null, 0);
  }

  public static Check rejected(String name, String detail) {
    return new Check(name, false, detail, null, 0);
  }

  public Check took(long newLatencyMs) {
    return new Check(name, passed, detail, cost, newLatencyMs);
  }

  /// What a rejection says to the next attempt.
  public String feedback() {
    return name + ": " + detail;
  }
}
