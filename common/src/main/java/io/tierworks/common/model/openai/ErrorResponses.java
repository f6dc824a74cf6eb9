package io.tierworks.common.model.openai;

import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import java.time.InstantSource;

/// Classifies a response whose status is not 2xx. Thread-safe.
///
/// @param redaction keeps secrets out of the messages
record ErrorResponses(Redaction redaction, InstantSource clock) {

  /// @param prompt what the server may quote
  ModelFailure failure(HttpOutcome.Response error, String prompt) {
    var body = ErrorBody.read(error.body());
    var reason = reason(error.status(), body);
    var wait =
        reason.isTransient()
            ? new RetryAfter(error.headers(), clock).orElseFrom(body.message()).orElse(null)
            : null;
    return new ModelFailure(
        reason, billed(error.status()), message(error, body, prompt), null, wait);
  }

  private static Reason reason(int status, ErrorBody error) {
    return switch (status) {
      case 401 -> Reason.UNAUTHORIZED;
      case 402 -> Reason.QUOTA_EXHAUSTED;
      case 403 -> error.accountIsEmpty() ? Reason.QUOTA_EXHAUSTED : Reason.UNAUTHORIZED;
      case 404 -> Reason.NOT_FOUND;
      case 408 -> Reason.TIMED_OUT;
      case 429 -> error.accountIsEmpty() ? Reason.QUOTA_EXHAUSTED : Reason.RATE_LIMITED;
      default -> status >= 300 && status < 500 ? Reason.INVALID_REQUEST : Reason.SERVER_ERROR;
    };
  }

  /// When a gateway times out, the model behind it may still run.
  private static Billed billed(int status) {
    return switch (status) {
      case 408, 502, 504, 520, 522, 523, 524 -> Billed.UNKNOWN;
      default -> Billed.NO;
    };
  }

  private String message(HttpOutcome.Response error, ErrorBody body, String prompt) {
    var text = new StringBuilder("HTTP ").append(error.status());
    append(text, "", body.code().isEmpty() ? body.type() : body.code());
    append(text, "param ", body.param());
    append(text, "request ", error.headers().firstValue("x-request-id").orElse(""));
    if (error.status() < 400) {
      text.append(" (no API answers at this address; check the base URL)");
    }
    var words = redaction.sentence(body.message(), prompt);
    return words.isEmpty() ? text.toString() : text + "; the endpoint says: " + words;
  }

  private void append(StringBuilder text, String label, String value) {
    var name = redaction.name(value);
    if (!name.isEmpty()) {
      text.append(", ").append(label).append(name);
    }
  }
}
