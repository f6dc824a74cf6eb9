package io.tierworks.simulator.http;

import com.sun.net.httpserver.Headers;

/// The `x-ratelimit-*` headers of an account with generous limits that are never reached.
final class RateHeaders {
  private RateHeaders() {}

  static void write(Headers headers, String requestId) {
    headers.set("x-request-id", requestId);
    headers.set("x-ratelimit-limit-requests", "30000000");
    headers.set("x-ratelimit-remaining-requests", "29999999");
    headers.set("x-ratelimit-reset-requests", "2ms");
    headers.set("x-ratelimit-limit-tokens", "2000000000");
    headers.set("x-ratelimit-remaining-tokens", "1999990000");
    headers.set("x-ratelimit-reset-tokens", "0s");
  }

  /// Nothing left until the time is over; the reset is a Go duration.
  static void exhausted(Headers headers, double seconds) {
    headers.set("x-ratelimit-remaining-requests", "0");
    headers.set("x-ratelimit-reset-requests", Math.round(seconds * 1_000) + "ms");
    headers.set("retry-after", Double.toString(seconds).replaceFirst("\\.0$", ""));
  }
}
