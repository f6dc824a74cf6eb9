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

/// The one HTTP exchange of a call. It carries the call's id and deadline past langchain4j to our
/// HTTP client, and the true ending back. Confined to the calling thread.
final class Exchange {
  /// Bound while a call runs.
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final long LARGEST_BODY = 64L * 1024 * 1024;

  private final String requestId;
  private final Duration timeout;
  private @Nullable Ending ending;

  Exchange(String requestId, Duration timeout) {
    this.requestId = requestId;
    this.timeout = timeout;
  }

  /// Null until a request was made.
  @Nullable Ending ending() {
    return ending;
  }

  /// Sends the request and waits for the whole response. One deadline bounds everything, body
  /// included: `HttpRequest.timeout` alone ends with the headers (JDK-8208693).
  Ending run(HttpClient http, HttpRequest.Builder request, String body) {
    var watched = new WatchedBody(body.getBytes(StandardCharsets.UTF_8));
    request.setHeader("X-Client-Request-Id", requestId).POST(watched);
    Ending end = await(http, request.build(), watched);
    ending = end;
    return end;
  }

  private Ending await(HttpClient http, HttpRequest request, WatchedBody body) {
    if (!timeout.isPositive()) {
      return new Ending.Expired(false);
    }
    var response =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
    try {
      return responded(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      return new Ending.Expired(body.sent());
    } catch (InterruptedException e) {
      response.cancel(true);
      return new Ending.Interrupted();
    } catch (ExecutionException e) {
      return new Ending.Broken(e.getCause() == null ? e : e.getCause(), body.sent());
    }
  }

  private static Ending responded(HttpResponse<byte[]> response) {
    return new Ending.Responded(response.statusCode(), response.headers(), response.body());
  }
}
