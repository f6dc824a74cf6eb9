package io.tierworks.common.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message that cannot be read. The text says where and why, and quotes no content.
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  /// Parts of the content that the parser quotes.
  private static final String QUOTATION = "'[^']*'|\"[^\"]*\"";

  private final transient @Nullable Violation violation;

  private MalformedMessage(String why) {
    super(why);
    this.violation = null;
  }

  private MalformedMessage(Violation violation) {
    super(violation.toString());
    this.violation = violation;
  }

  /// Where and why.
  public String why() {
    return String.valueOf(getMessage());
  }

  /// The violated rule; empty when the bytes are not JSON.
  public Optional<Violation> violation() {
    return Optional.ofNullable(violation);
  }

  static MalformedMessage empty() {
    return new MalformedMessage("there is no value");
  }

  static MalformedMessage of(Violation violation) {
    return new MalformedMessage(violation);
  }

  static MalformedMessage from(IOException cause) {
    if (cause instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return new MalformedMessage(String.valueOf(refused.getCause().getMessage()));
    }
    if (cause instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      var field = mismatch.getPath().getLast().getFieldName();
      return new MalformedMessage(
          (field == null ? "an entry of a list" : field) + ": " + rule(mismatch.getTargetType()));
    }
    if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
      var at = json.getLocation();
      return new MalformedMessage(
          "not valid JSON at line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), firstLine(json.getOriginalMessage())));
    }
    return new MalformedMessage("not valid JSON: cannot be read as UTF-8 text");
  }

  private static String rule(@Nullable Class<?> expected) {
    return expected == Duration.class
        ? "must be a duration such as 30m or PT30M"
        : "is not a value of the kind that this field holds";
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).replaceAll(QUOTATION, "…");
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
