package io.tierworks.common.model.openai;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An HTTP client for langchain4j on top of the JDK's: HTTP/1.1 (HTTP/2 fails at a provider's 100
/// streams per connection), no redirects, and the deadline of the [Exchange] in scope. Its
/// exceptions name only a status; the exchange keeps the outcome. Thread-safe.
final class DeadlineHttpClient implements HttpClient, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final java.net.http.HttpClient jdk;

  DeadlineHttpClient(HttpRoute route) {
    jdk =
        route
            .applyTo(java.net.http.HttpClient.newBuilder())
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(THREADS)
            .build();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    var http = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
    return switch (Exchange.CURRENT.get().run(jdk, http, request.body())) {
      case HttpOutcome.Response answer when answer.successful() ->
          SuccessfulHttpResponse.builder()
              .statusCode(answer.status())
              .headers(answer.headers().map())
              .body(answer.body())
              .build();
      case HttpOutcome.Response answer -> throw new HttpException(answer.status(), "HTTP error");
      case HttpOutcome.ConnectionFailed _, HttpOutcome.TimedOut _, HttpOutcome.Interrupted _ ->
          throw new IllegalStateException("no response; the exchange keeps the outcome");
    };
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed; use execute(HttpRequest)");
  }

  /// Posts JSON in the exchange in scope.
  HttpOutcome post(URI address, Map<String, String> headers, String body) {
    var http = java.net.http.HttpRequest.newBuilder(address);
    headers.forEach(http::setHeader);
    return Exchange.CURRENT.get().run(jdk, http, body);
  }

  /// Ends the calls in flight.
  @Override
  public void close() {
    jdk.shutdownNow();
  }

  /// Hands this client to langchain4j. Timeouts of the builder are ignored, because each call has
  /// its own deadline.
  HttpClientBuilder asBuilder() {
    return new Shared();
  }

  private final class Shared implements HttpClientBuilder {
    @Override
    public @Nullable Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return DeadlineHttpClient.this;
    }
  }
}
