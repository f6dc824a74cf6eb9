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

/// A parser that turns a limit passed, or a field given twice, into a [Violation]: the library
/// knows the rule, the parser's place is the field.
final class BoundedParser extends JsonParserDelegate {
  private static final int LONGEST_FIELD = 80;

  BoundedParser(JsonParser parser) {
    super(parser);
  }

  /// Well-formed, but not acceptable.
  static final class Unacceptable extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    Unacceptable(Violation violation) {
      super(violation.toString());
      this.violation = violation;
    }

    Violation violation() {
      return violation;
    }
  }

  @Override
  public JsonToken nextToken() throws IOException {
    try {
      return super.nextToken();
    } catch (StreamConstraintsException e) {
      throw passed(e);
    } catch (JsonParseException e) {
      throw String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field") ? twice() : e;
    }
  }

  @Override
  public String getText() throws IOException {
    try {
      return super.getText();
    } catch (StreamConstraintsException e) {
      throw passed(e);
    }
  }

  @Override
  public Number getNumberValue() throws IOException {
    try {
      return super.getNumberValue();
    } catch (StreamConstraintsException e) {
      throw passed(e);
    }
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    BigDecimal value;
    try {
      value = super.getDecimalValue();
    } catch (StreamConstraintsException e) {
      throw passed(e);
    }
    long before = (long) value.precision() - value.scale();
    if (before > Wire.MAX_NUMBER_DIGITS || value.scale() > Wire.MAX_NUMBER_DIGITS) {
      throw unacceptable(
          "stands for a number of more than %d digits".formatted(Wire.MAX_NUMBER_DIGITS),
          "write a smaller exponent, or the number as text");
    }
    return value;
  }

  private Unacceptable twice() {
    return unacceptable("is given twice in one object", "keep one of them");
  }

  /// The library's words name the getter of the limit that was passed.
  private JsonProcessingException passed(StreamConstraintsException e) {
    var words = String.valueOf(e.getOriginalMessage());
    if (words.contains("getMaxNestingDepth")) {
      return new Unacceptable(
          new Violation(
              outermost(getParsingContext()),
              "objects and arrays are nested deeper than %d levels".formatted(Wire.MAX_DEPTH),
              "flatten it, or pass it as text"));
    }
    if (words.contains("getMaxNumberLength")) {
      return unacceptable(
          "is a number of more than %d characters".formatted(Wire.MAX_NUMBER_LENGTH),
          "round it, or pass it as text");
    }
    if (words.contains("getMaxNameLength")) {
      return unacceptable(
          "has a field with a name of more than %d characters".formatted(Wire.MAX_NAME_LENGTH),
          "pass long text as a value");
    }
    return e;
  }

  private Unacceptable unacceptable(String rule, String hint) {
    return new Unacceptable(new Violation(field(), rule, hint));
  }

  /// The field of the message itself that the place is in.
  private static String outermost(JsonStreamContext innermost) {
    var at = innermost;
    while (at.getParent() != null && !at.getParent().inRoot()) {
      at = at.getParent();
    }
    return at.getCurrentName() == null ? "" : at.getCurrentName();
  }

  /// The current place, such as `limits.maxCost` or `items[3].text`; cut when it is long.
  private String field() {
    var path = path(getParsingContext());
    return path.length() > LONGEST_FIELD ? path.substring(0, LONGEST_FIELD) + "…" : path;
  }

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
