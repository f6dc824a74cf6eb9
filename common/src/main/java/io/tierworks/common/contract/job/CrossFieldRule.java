package io.tierworks.common.contract.job;

import io.tierworks.common.contract.json.Required;

/// A rule about the fields of one answer, such as that a total is the sum of its parts.
///
/// @param rule an expression in CEL over `answer` that is true for a good answer
/// @param message what the next attempt is told when it is not
public record CrossFieldRule(String rule, String message) {
  public CrossFieldRule {
    Required.field(rule, "rule");
    Required.field(message, "message");
  }
}
