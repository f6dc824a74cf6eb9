package io.tierworks.common.contract.json;

/// A rule that a message breaks: the field, the rule and how to fix it.
///
/// @param field JSON path such as `limits.maxCost` or `items[3].text`; empty for the whole message
public record Violation(String field, String rule, String hint) {
  public Violation {
    field = field == null ? "" : field;
    hint = hint == null ? "" : hint;
  }

  @Override
  public String toString() {
    var place = field.isEmpty() ? "message" : field;
    return hint.isEmpty() ? place + ": " + rule : place + ": " + rule + " (" + hint + ")";
  }
}
