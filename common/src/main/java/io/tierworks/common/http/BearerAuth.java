package io.tierworks.common.http;

import com.sun.net.httpserver.HttpExchange;
import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/// Access to the API: open, or with a bearer token. Health needs no token, because probes carry no
/// secrets. Thread-safe.
public final class BearerAuth {
  private static final String OPEN = "/health/";
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  private BearerAuth(byte[] expected) {
    this.expected = expected;
  }

  public static BearerAuth open() {
    return new BearerAuth(new byte[0]);
  }

  /// @param token blank for an open API
  public static BearerAuth of(Secret token) {
    return token.isBlank() ? open() : new BearerAuth(bytes(token.value()));
  }

  boolean admits(HttpExchange exchange, String path) {
    return expected.length == 0 || path.startsWith(OPEN) || carriesToken(exchange);
  }

  /// Takes the same time however much of a wrong token is right.
  private boolean carriesToken(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(expected, bytes(header.substring(SCHEME.length()).strip()));
  }

  Reply refuse(HttpExchange exchange) {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"tierworks\"");
    return Reply.json(
        401,
        Map.of("error", "send 'Authorization: Bearer ...' with the token of planner.api-token"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
