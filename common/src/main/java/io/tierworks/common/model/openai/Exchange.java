package io.tierworks.common.model.openai;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The HTTP exchange of one call. It passes the call's id and deadline through langchain4j to our
/// HTTP client, and the outcome back. Confined to the calling thread.
final class Exchange {
  /// Bound during a call.
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final long LARGEST_BODY = 64L * 1024 * 1024;

  private final String requestId;
  private final Duration timeout;
  private @Nullable HttpOutcome outcome;

  Exchange(String requestId, Duration timeout) {
    this.requestId = requestId;
    this.timeout = timeout;
  }

  /// Null before a request was made.
  @Nullable HttpOutcome outcome() {
    return outcome;
  }

  /// Sends the request and waits for the complete response. The deadline includes the body, unlike
  /// `HttpRequest.timeout`, which ends with the headers (JDK-8208693).
  HttpOutcome run(HttpClient http, HttpRequest.Builder request, String body) {
    var watched = new SendTrackingBody(body.getBytes(StandardCharsets.UTF_8));
    request.setHeader("X-Client-Request-Id", requestId).POST(watched);
    outcome = await(http, request.build(), watched);
    return outcome;
  }

  private HttpOutcome await(HttpClient http, HttpRequest request, SendTrackingBody body) {
    if (!timeout.isPositive()) {
      return new HttpOutcome.TimedOut(false);
    }
    var response =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
    try {
      return responded(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      return new HttpOutcome.TimedOut(body.sent());
    } catch (InterruptedException e) {
      response.cancel(true);
      return new HttpOutcome.Interrupted();
    } catch (ExecutionException e) {
      return new HttpOutcome.ConnectionFailed(e.getCause() == null ? e : e.getCause(), body.sent());
    }
  }

  private static HttpOutcome responded(HttpResponse<byte[]> response) {
    return new HttpOutcome.Response(response.statusCode(), response.headers(), response.body());
  }
}
