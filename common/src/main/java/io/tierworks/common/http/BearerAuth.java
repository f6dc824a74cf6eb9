package io.tierworks.common.http;

import com.sun.net.httpserver.HttpExchange;
import io.tierworks.common.http.Api.Reply;
import io.tierworks.common.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/// Who may use the API: everybody, or whoever shows the bearer token. Health is open to all,
/// because probes carry no secrets. Thread-safe.
public final class BearerAuth {
  private static final String OPEN = "/health/";
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  private BearerAuth(byte[] expected) {
    this.expected = expected;
  }

  /// Everybody may ask.
  public static BearerAuth open() {
    return new BearerAuth(new byte[0]);
  }

  /// @param token blank lets everybody in
  public static BearerAuth of(Secret token) {
    return token.isBlank() ? open() : new BearerAuth(bytes(token.value()));
  }

  boolean admits(HttpExchange exchange, String path) {
    return expected.length == 0 || path.startsWith(OPEN) || carriesToken(exchange);
  }

  /// The time this takes does not tell how much of a wrong token was right.
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
