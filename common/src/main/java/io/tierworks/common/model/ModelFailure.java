package io.tierworks.common.model;

import io.tierworks.common.cost.Usage;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call without a usable answer, classified by the adapter that knows the code.
public final class ModelFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /// The reason of a failure, as retry policies distinguish them.
  public enum Reason {
    /// 429: too many requests.
    RATE_LIMITED,
    /// 429 with `insufficient_quota`: the account has no credit.
    QUOTA_EXHAUSTED,
    /// 5xx, or another status that no API sends.
    SERVER_ERROR,
    /// Connection refused, reset or cut.
    CONNECTION_LOST,
    TIMED_OUT,
    /// 200 with a body that is no answer: truncated JSON, HTML, no choices.
    UNREADABLE,
    /// Cut off at the token limit.
    TOO_LONG,
    /// The model or its filter refused.
    REFUSED,
    /// The model asked for a tool that it was not offered. Nothing was executed.
    UNOFFERED_TOOL,
    /// 400, 409, 413, 422: the same request fails again.
    INVALID_REQUEST,
    /// 401, 403.
    UNAUTHORIZED,
    /// 404: no such model or path.
    NOT_FOUND,
    /// No trusted connection: the endpoint's certificate is not accepted.
    TLS_FAILED;

    private static final Set<Reason> OF_ENDPOINT =
        EnumSet.of(UNAUTHORIZED, NOT_FOUND, QUOTA_EXHAUSTED, TLS_FAILED);

    /// The reason with this code; empty for a code of another version.
    public static Optional<Reason> of(String code) {
      return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }

    /// Whether the endpoint refuses every call until somebody mends it or its settings.
    public boolean isOfEndpoint() {
      return OF_ENDPOINT.contains(this);
    }

    /// As in messages.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the same request may succeed later.
    public boolean isTransient() {
      return EnumSet.of(RATE_LIMITED, SERVER_ERROR, CONNECTION_LOST, TIMED_OUT, UNREADABLE)
          .contains(this);
    }
  }

  /// Whether the provider bills the failed call.
  public enum Billed {
    NO,
    /// The failure has the reported usage.
    YES,
    /// The request reached the provider, but no usage was reported. Booked at its upper bound.
    UNKNOWN
  }

  private final Reason reason;
  private final Billed billed;
  private final transient @Nullable Usage usage;
  private final @Nullable Duration retryAfter;

  public ModelFailure(Reason reason, Billed billed, String message) {
    this(reason, billed, message, null, null);
  }

  /// @param message never contains a prompt, an answer or a key
  /// @param usage null when the failed call reported none
  /// @param retryAfter how long the provider asks to wait; null when it does not say
  public ModelFailure(
      Reason reason,
      Billed billed,
      String message,
      @Nullable Usage usage,
      @Nullable Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.billed = billed;
    this.usage = usage;
    this.retryAfter = retryAfter;
  }

  public Reason reason() {
    return reason;
  }

  /// Whether the endpoint did not take the call: it limits the rate, cannot be reached, or refuses
  /// every call.
  public boolean isTurnedAway() {
    return reason == Reason.RATE_LIMITED
        || reason.isOfEndpoint()
        || (reason == Reason.CONNECTION_LOST && billed == Billed.NO);
  }

  public Billed billed() {
    return billed;
  }

  public Optional<Usage> usage() {
    return Optional.ofNullable(usage);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
