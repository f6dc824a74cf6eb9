package io.tierworks.common.contract.json;

/// What is wrong with a message: the field, the rule, the way out.
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
