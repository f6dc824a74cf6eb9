package io.tierworks.worker.call;

import io.tierworks.common.model.ModelFailure.Reason;
import java.util.Locale;

/// What a person can do about a failed call: names the setting to look at.
final class FailureHint {
  private FailureHint() {}

  /// The stable code of a failed result.
  static String code(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  static String of(Reason reason, String tier) {
    var at = "tier." + tier + ".";
    return switch (reason) {
      case UNAUTHORIZED ->
          "the endpoint does not accept the key; check %skey or OPENAI_API_KEY".formatted(at);
      case NOT_FOUND ->
          "the endpoint knows no such model or path; check %smodel and %surl".formatted(at, at);
      case QUOTA_EXHAUSTED ->
          "the account behind %skey is empty; add credit or set another key".formatted(at);
      case INVALID_REQUEST ->
          "the endpoint rejects the request; check %smodel, %sjson-mode, %stoken-field and %sreasoning-effort"
              .formatted(at, at, at, at);
      case RATE_LIMITED -> "the endpoint limits the rate; lower %sslots".formatted(at);
      case TIMED_OUT -> "the endpoint was too slow; raise %stimeout".formatted(at);
      case CONNECTION_LOST -> "the endpoint cannot be reached; check %surl".formatted(at);
      case SERVER_ERROR, UNREADABLE -> "the endpoint is in trouble; it may pass";
      case TOO_LONG -> "the answer was cut off";
      case REFUSED -> "the model refused";
      case UNOFFERED_TOOL -> "the model asked for a tool outside the envelope";
    };
  }
}
