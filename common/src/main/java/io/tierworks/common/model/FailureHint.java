package io.tierworks.common.model;

import io.tierworks.common.model.ModelFailure.Reason;

/// Tells a person what to do about a failed call, by the name of the setting to check.
public final class FailureHint {
  private FailureHint() {}

  public static String of(Reason reason, String tier) {
    return text(reason).replace("tier.T.", "tier." + tier + ".");
  }

  private static String text(Reason reason) {
    return switch (reason) {
      case UNAUTHORIZED ->
          "the endpoint does not accept the key; check tier.T.key or OPENAI_API_KEY";
      case NOT_FOUND -> "the endpoint has no such model or path; check tier.T.model and tier.T.url";
      case QUOTA_EXHAUSTED ->
          "the account behind tier.T.key has no credit; add credit or set another key";
      case INVALID_REQUEST ->
          "the endpoint rejects the request; check tier.T.model, tier.T.json-mode, tier.T.token-field and tier.T.reasoning-effort";
      case RATE_LIMITED -> "the endpoint limits the rate; lower tier.T.slots";
      case TIMED_OUT -> "the endpoint was too slow; raise tier.T.timeout";
      case TLS_FAILED ->
          "the endpoint's certificate is not accepted; check tier.T.url, and that the Java trust store has its certificate authority";
      case CONNECTION_LOST -> "the endpoint cannot be reached; check tier.T.url";
      case SERVER_ERROR, UNREADABLE -> "the endpoint has a fault that may pass; try again later";
      case TOO_LONG -> "the answer was cut off";
      case REFUSED -> "the model refused";
      case UNOFFERED_TOOL -> "the model asked for a tool outside the envelope";
    };
  }
}
