package io.tierworks.common.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Tells what a call without an answer means. Built on what happened on the wire, not on
/// langchain4j's exceptions: those lose headers, usage and the difference between a paid failure
/// and a free one. No failure keeps a cause, whose text might quote the answer.
final class FailureClassifier {
  private final Redaction redaction;
  private final InstantSource clock;

  FailureClassifier(Redaction redaction, InstantSource clock) {
    this.redaction = redaction;
    this.clock = clock;
  }

  /// @param outcome null when the request was never made
  /// @param thrown by langchain4j; only its class is told
  ModelFailure of(@Nullable HttpOutcome outcome, RuntimeException thrown) {
    return switch (outcome) {
      case null ->
          unpaidOrUnknown(
              Reason.INVALID_REQUEST, false, "the request cannot be written: " + kind(thrown));
      case HttpOutcome.Response answer when answer.successful() ->
          unreadable(answer.body(), thrown);
      case HttpOutcome.Response error -> status(error);
      case HttpOutcome.ConnectionFailed broken -> broken(broken);
      case HttpOutcome.TimedOut(boolean sent) ->
          unpaidOrUnknown(Reason.TIMED_OUT, sent, "no whole answer within the time limit");
      case HttpOutcome.Interrupted _ ->
          unpaidOrUnknown(Reason.CONNECTION_LOST, true, "the call was interrupted");
    };
  }

  /// A finished call that has no usable answer.
  static ModelFailure paid(Reason reason, String message, @Nullable Usage usage) {
    var billed = usage == null ? Billed.UNKNOWN : Billed.YES;
    return new ModelFailure(reason, billed, message, usage, null, null);
  }

  private ModelFailure unreadable(byte[] body, RuntimeException thrown) {
    var root = tree(body);
    var usage = ReportedUsage.of(root.path("usage"));
    var choices = root.path("choices");
    var refusal = choices.path(0).path("message").path("refusal").asText("");
    if (!refusal.isBlank()) {
      return paid(Reason.REFUSED, "the model refused", usage);
    }
    if (root.isMissingNode()) {
      return paid(
          Reason.UNREADABLE, "the response is not JSON (%d bytes)".formatted(body.length), usage);
    }
    return paid(
        Reason.UNREADABLE,
        "the response with %d choices cannot be read: %s".formatted(choices.size(), kind(thrown)),
        usage);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private ModelFailure status(HttpOutcome.Response error) {
    var body = ErrorBody.read(error.body());
    var reason = reason(error.status(), body);
    var wait =
        reason.isTransient()
            ? new RetryAfter(error.headers(), clock).orElseFrom(body.message()).orElse(null)
            : null;
    return new ModelFailure(reason, billed(error.status()), message(error, body), null, wait, null);
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

  /// A gateway that gave up waiting does not stop the model behind it.
  private static Billed billed(int status) {
    return switch (status) {
      case 408, 502, 504, 520, 522, 523, 524 -> Billed.UNKNOWN;
      default -> Billed.NO;
    };
  }

  private String message(HttpOutcome.Response error, ErrorBody body) {
    var text = new StringBuilder("HTTP ").append(error.status());
    append(text, "", body.code().isEmpty() ? body.type() : body.code());
    append(text, "param ", body.param());
    append(text, "request ", error.headers().firstValue("x-request-id").orElse(""));
    if (error.status() < 400) {
      text.append(" (not the address of an API: check the base URL)");
    }
    return text.toString();
  }

  private void append(StringBuilder text, String label, String word) {
    var name = redaction.name(word);
    if (!name.isEmpty()) {
      text.append(", ").append(label).append(name);
    }
  }

  private static ModelFailure broken(HttpOutcome.ConnectionFailed broken) {
    var reason =
        broken.cause() instanceof HttpTimeoutException ? Reason.TIMED_OUT : Reason.CONNECTION_LOST;
    return unpaidOrUnknown(
        reason,
        broken.sent(),
        "%s: %s"
            .formatted(
                broken.sent() ? "the connection broke" : "no connection", kind(broken.cause())));
  }

  private static ModelFailure unpaidOrUnknown(Reason reason, boolean sent, String message) {
    return new ModelFailure(reason, sent ? Billed.UNKNOWN : Billed.NO, message, null, null, null);
  }

  /// The classes of an exception and of its cause.
  private static String kind(Throwable thrown) {
    var name = thrown.getClass().getSimpleName();
    var cause = thrown.getCause();
    return cause == null ? name : name + " from " + cause.getClass().getSimpleName();
  }
}
