package io.tierworks.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/// One request on its way through: the exchange, and the id the provider gave it.
record RequestContext(HttpExchange exchange, String requestId, long startedNanos) {

  RequestContext(HttpExchange exchange, String requestId) {
    this(exchange, requestId, System.nanoTime());
  }

  /// What the client calls this request.
  @Nullable String clientRequestId() {
    return exchange.getRequestHeaders().getFirst("X-Client-Request-Id");
  }

  long elapsedMillis() {
    return (System.nanoTime() - startedNanos) / 1_000_000;
  }
}
