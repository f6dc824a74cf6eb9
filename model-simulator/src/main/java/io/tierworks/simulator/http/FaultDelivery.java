package io.tierworks.simulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.fault.FaultKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Faults at the edge: how a completion that was generated and paid fails to arrive.
final class FaultDelivery {
  private static final byte[] HTML =
      "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad gateway</h1></body></html>"
          .getBytes(StandardCharsets.UTF_8);

  private FaultDelivery() {}

  /// The error of a fault that strikes before a token is generated.
  static ApiError refusal(Fault fault, String model, HttpExchange exchange) {
    return switch (fault.kind()) {
      case RATE_LIMITED -> {
        double seconds = fault.retryAfter() == null ? 1 : fault.retryAfter();
        RateHeaders.exhausted(exchange.getResponseHeaders(), seconds);
        yield ApiError.rateLimited(model, seconds);
      }
      case INSUFFICIENT_QUOTA -> ApiError.insufficientQuota();
      case UNAVAILABLE -> ApiError.unavailable();
      case SERVER_ERROR, RESET, STALL, TRUNCATED, REFUSAL, LENGTH, EMPTY, GARBAGE, HTML, SLOW ->
          ApiError.serverError();
      case WRONG, CYCLIC_PLAN -> ApiError.serverError();
    };
  }

  static void send(RequestContext request, Completion completion, @Nullable Fault fault)
      throws IOException, InterruptedException {
    HttpExchange exchange = request.exchange();
    Headers headers = exchange.getResponseHeaders();
    headers.set("openai-processing-ms", Long.toString(request.elapsedMillis()));
    byte[] body = completion.body(request.requestId());
    FaultKind kind = fault == null ? null : fault.kind();
    if (kind == FaultKind.TRUNCATED) {
      Wire.send(exchange, 200, Wire.JSON, Arrays.copyOf(body, body.length / 2));
    } else if (kind == FaultKind.HTML) {
      Wire.send(exchange, 200, "text/html; charset=utf-8", HTML);
    } else if (kind == FaultKind.RESET) {
      begin(exchange, body, body.length / 2);
    } else if (fault != null && kind == FaultKind.STALL) {
      begin(exchange, body, 1);
      Thread.sleep((long) (fault.duration() * 1_000));
    } else {
      Wire.send(exchange, 200, Wire.JSON, body);
    }
  }

  /// Promises the whole body and sends only some of it; closing the exchange then closes the
  /// connection.
  private static void begin(HttpExchange exchange, byte[] body, int length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Wire.JSON);
    exchange.getResponseHeaders().set("x-tierworks-simulated", "true");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, length);
    exchange.getResponseBody().flush();
  }
}
