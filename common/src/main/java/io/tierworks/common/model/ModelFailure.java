package io.tierworks.common.model;

import io.tierworks.common.cost.Usage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call without a usable answer, classified by the adapter that knows the code.
public final class ModelFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /// What went wrong, in the terms that a policy needs.
  public enum Reason {
    /// 429: slow down.
    RATE_LIMITED,
    /// 429 with `insufficient_quota`: stop, the account is empty.
    QUOTA_EXHAUSTED,
    /// 5xx, or a server that does not answer as one.
    SERVER_ERROR,
    /// Connection refused, reset or cut.
    CONNECTION_LOST,
    /// The hard deadline passed.
    TIMED_OUT,
    /// 200 with a body that is no answer: truncated JSON, HTML, no choice.
    UNREADABLE,
    /// Cut off at the token limit.
    TOO_LONG,
    /// The model or its filter refused.
    REFUSED,
    /// Asked for a tool that it was not offered. Nothing was executed.
    UNOFFERED_TOOL,
    /// 400, 409, 413, 422: the same request fails again.
    INVALID_REQUEST,
    /// 401, 403.
    UNAUTHORIZED,
    /// 404: no such model or path.
    NOT_FOUND;

    /// Whether the same request may succeed later.
    public boolean isTransient() {
      return switch (this) {
        case RATE_LIMITED, SERVER_ERROR, CONNECTION_LOST, TIMED_OUT, UNREADABLE -> true;
        case QUOTA_EXHAUSTED,
            TOO_LONG,
            REFUSED,
            UNOFFERED_TOOL,
            INVALID_REQUEST,
            UNAUTHORIZED,
            NOT_FOUND ->
            false;
      };
    }
  }

  /// What the provider charges for the failed call.
  public enum Billed {
    NO,
    /// With the usage reported.
    YES,
    /// Perhaps: the request reached the provider and no usage came back. Booked at the upper bound.
    UNKNOWN
  }

  private final Reason reason;
  private final Billed billed;
  private final transient @Nullable Usage usage;
  private final @Nullable Duration retryAfter;

  /// @param message names what happened; never holds a prompt, an answer or a key
  public ModelFailure(
      Reason reason,
      Billed billed,
      String message,
      @Nullable Usage usage,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.billed = billed;
    this.usage = usage;
    this.retryAfter = retryAfter;
  }

  public Reason reason() {
    return reason;
  }

  /// Whether the endpoint did not take the call: it asked to slow down, or could not be reached.
  public boolean isTurnedAway() {
    return reason == Reason.RATE_LIMITED
        || (reason == Reason.CONNECTION_LOST && billed == Billed.NO);
  }

  public Billed billed() {
    return billed;
  }

  /// Present when the failed call reported its tokens.
  public Optional<Usage> usage() {
    return Optional.ofNullable(usage);
  }

  /// How long the provider asks to wait.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
