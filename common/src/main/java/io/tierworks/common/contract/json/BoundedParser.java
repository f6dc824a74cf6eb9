package io.tierworks.common.contract.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/// A parser that limits what a number may stand for, and names the field and the rule of a fault:
/// the library knows the rule, the parser's place is the field.
final class BoundedParser extends JsonParserDelegate {
  private static final int LONGEST_FIELD = 80;

  BoundedParser(JsonParser parser) {
    super(parser);
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    var value = super.getDecimalValue();
    long before = (long) value.precision() - value.scale();
    if (before > Wire.MAX_NUMBER_DIGITS || value.scale() > Wire.MAX_NUMBER_DIGITS) {
      throw new TooManyDigits();
    }
    return value;
  }

  /// Jackson copies numbers in this way when a record has `@JsonUnwrapped` parts.
  @Override
  public Object getNumberValueDeferred() throws IOException {
    return hasToken(JsonToken.VALUE_NUMBER_FLOAT)
        ? getDecimalValue()
        : super.getNumberValueDeferred();
  }

  private static final class TooManyDigits extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    TooManyDigits() {
      super("too many digits");
    }
  }

  /// The limit passed, or the field given twice, at the current place; empty for any other fault.
  Optional<Violation> violation(IOException fault) {
    return switch (fault) {
      case StreamConstraintsException e -> passed(String.valueOf(e.getOriginalMessage()));
      case JsonParseException e
          when String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field") ->
          violation("is given twice in one object", "keep one of them");
      case TooManyDigits _ ->
          violation(
              "stands for a number of more than %d digits".formatted(Wire.MAX_NUMBER_DIGITS),
              "write a smaller exponent, or the number as text");
      default ->
          fault.getCause() instanceof IOException cause ? violation(cause) : Optional.empty();
    };
  }

  /// The library's message names the getter of the limit that was passed.
  private Optional<Violation> passed(String message) {
    if (message.contains("getMaxNestingDepth")) {
      return Optional.of(
          new Violation(
              outermost(getParsingContext()),
              "objects and arrays are nested deeper than %d levels".formatted(Wire.MAX_DEPTH),
              "flatten it, or pass it as text"));
    }
    if (message.contains("getMaxNumberLength")) {
      return violation(
          "is a number of more than %d characters".formatted(Wire.MAX_NUMBER_LENGTH),
          "round it, or pass it as text");
    }
    if (message.contains("getMaxNameLength")) {
      return violation(
          "has a field with a name of more than %d characters".formatted(Wire.MAX_NAME_LENGTH),
          "pass long text as a value");
    }
    return Optional.empty();
  }

  private Optional<Violation> violation(String rule, String hint) {
    var path = path(getParsingContext());
    var field = path.length() > LONGEST_FIELD ? path.substring(0, LONGEST_FIELD) + "…" : path;
    return Optional.of(new Violation(field, rule, hint));
  }

  /// The top-level field that is being read.
  private static String outermost(JsonStreamContext innermost) {
    var at = innermost;
    while (at.getParent() != null && !at.getParent().inRoot()) {
      at = at.getParent();
    }
    return at.getCurrentName() == null ? "" : at.getCurrentName();
  }

  /// The current place, such as `limits.maxCost` or `items[3].text`.
  private static String path(JsonStreamContext innermost) {
    var path = new StringBuilder();
    for (var at = innermost; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + Math.max(0, at.getCurrentIndex()) + "]");
      } else if (at.getCurrentName() != null) {
        path.insert(0, "." + at.getCurrentName());
      }
    }
    return path.isEmpty() || path.charAt(0) != '.' ? path.toString() : path.substring(1);
  }
}
