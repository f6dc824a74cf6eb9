package io.tierworks.simulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.tierworks.simulator.fault.Fault;
import io.tierworks.simulator.fault.FaultKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Delivers faults: errors in place of an answer, and answers that were paid and do not arrive.
final class FaultDelivery {
  private static final byte[] HTML =
      "<html><body><h1>502 Bad gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);

  private FaultDelivery() {}

  /// The error of a fault that strikes before a token is generated.
  static ApiError refusal(Fault fault, String model, Headers headers) {
    if (fault.kind() == FaultKind.RATE_LIMITED) {
      exhaust(headers, fault.retryAfter() == null ? 1 : fault.retryAfter());
    }
    return ApiError.of(fault.kind().wire(), model);
  }

  /// Nothing left until the time is over; the reset is a Go duration.
  private static void exhaust(Headers headers, double seconds) {
    headers.set("x-ratelimit-remaining-requests", "0");
    headers.set("x-ratelimit-reset-requests", Math.round(seconds * 1_000) + "ms");
    headers.set("retry-after", Double.toString(seconds).replaceFirst("\\.0$", ""));
  }

  static void send(RequestContext context, byte[] body, @Nullable Fault fault)
      throws IOException, InterruptedException {
    var exchange = context.exchange();
    var headers = exchange.getResponseHeaders();
    headers.set("openai-processing-ms", Long.toString(context.elapsedMillis()));
    var kind = fault == null ? null : fault.kind();
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
    Wire.begin(exchange, 200, Wire.JSON, body.length);
    exchange.getResponseBody().write(body, 0, length);
    exchange.getResponseBody().flush();
  }
}
