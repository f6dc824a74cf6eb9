package io.tierworks.common.contract.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A rule that a message breaks: the field, the rule and how to fix it.
///
/// @param field JSON path such as `limits.maxCost` or `items[3].text`; empty for the whole message
/// @param needed the least value that the rule allows; null where the rule is not about an amount
public record Violation(String field, String rule, String hint, @Nullable BigDecimal needed) {
  public Violation {
    field = field == null ? "" : field;
    hint = hint == null ? "" : hint;
  }

  public Violation(String field, String rule, String hint) {
    this(field, rule, hint, null);
  }

  @Override
  public String toString() {
    var place = field.isEmpty() ? "message" : field;
    return hint.isEmpty() ? place + ": " + rule : place + ": " + rule + " (" + hint + ")";
  }
}
