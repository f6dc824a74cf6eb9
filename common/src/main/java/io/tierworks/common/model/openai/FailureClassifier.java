package io.tierworks.common.model.openai;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelFailure.Billed;
import io.tierworks.common.model.ModelFailure.Reason;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Classifies a call without a usable answer by its HTTP exchange. langchain4j's exceptions lack
/// the headers, the usage, and whether the call was billed. A failure never keeps a cause, because
/// the text of a cause may quote the answer. Thread-safe.
record FailureClassifier(ErrorResponses errorResponses) {

  /// @param outcome null when no request was made
  /// @param thrown by langchain4j; a message shows only its class
  /// @param prompt what the server may quote
  ModelFailure of(@Nullable HttpOutcome outcome, RuntimeException thrown, String prompt) {
    return switch (outcome) {
      case null ->
          withoutResponse(
              Reason.INVALID_REQUEST, false, "the request cannot be written: " + kind(thrown));
      case HttpOutcome.Response answer when answer.successful() ->
          unreadable(answer.body(), thrown);
      case HttpOutcome.Response error -> errorResponses.failure(error, prompt);
      case HttpOutcome.ConnectionFailed failed -> connectionFailed(failed);
      case HttpOutcome.TimedOut(boolean sent) ->
          withoutResponse(Reason.TIMED_OUT, sent, "no complete answer within the time limit");
      case HttpOutcome.Interrupted _ ->
          withoutResponse(Reason.CONNECTION_LOST, true, "the call was interrupted");
    };
  }

  /// A finished call without a usable answer.
  static ModelFailure finished(Reason reason, String message, @Nullable Usage usage) {
    var billed = usage == null ? Billed.UNKNOWN : Billed.YES;
    return new ModelFailure(reason, billed, message, usage, null);
  }

  private static ModelFailure unreadable(byte[] body, RuntimeException thrown) {
    var root = ErrorBody.tree(body);
    var usage = ReportedUsage.of(root.path("usage"));
    var choices = root.path("choices");
    var refusal = choices.path(0).path("message").path("refusal").asText("");
    if (!refusal.isBlank()) {
      return finished(Reason.REFUSED, "the model refused", usage);
    }
    var message =
        root.isMissingNode()
            ? "the response is not JSON (%d bytes)".formatted(body.length)
            : "the response with %d choices cannot be read: %s"
                .formatted(choices.size(), kind(thrown));
    return finished(Reason.UNREADABLE, message, usage);
  }

  private static ModelFailure connectionFailed(HttpOutcome.ConnectionFailed failed) {
    var reason =
        switch (failed.cause()) {
          case HttpTimeoutException _ -> Reason.TIMED_OUT;
          case SSLHandshakeException _, SSLPeerUnverifiedException _ when !failed.sent() ->
              Reason.TLS_FAILED;
          default -> Reason.CONNECTION_LOST;
        };
    var event = failed.sent() ? "the connection broke" : "no connection";
    return withoutResponse(reason, failed.sent(), event + ": " + kind(failed.cause()));
  }

  private static ModelFailure withoutResponse(Reason reason, boolean sent, String message) {
    return new ModelFailure(reason, sent ? Billed.UNKNOWN : Billed.NO, message);
  }

  /// The classes of an exception and of its cause.
  private static String kind(Throwable thrown) {
    var name = thrown.getClass().getSimpleName();
    var cause = thrown.getCause();
    return cause == null ? name : name + " from " + cause.getClass().getSimpleName();
  }
}
