package io.tierworks.e2e.secured;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// A minimal authorization server: it issues a signed token for one client id and secret, and
/// publishes its signing key.
final class TokenEndpoint implements AutoCloseable {
  static final String AUDIENCE = "tierworks-e2e";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int LIFETIME_SECONDS = 3_600;

  private final HttpServer server;
  private final KeyPair keys;
  private final String client;
  private final String credentials;

  TokenEndpoint(String client, String secret) {
    this.client = client;
    this.credentials =
        "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      this.keys = generator.generateKeyPair();
      this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/token", this::token);
    server.createContext("/keys", exchange -> reply(exchange, 200, publicKeys()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String tokenUrl() {
    return "http://127.0.0.1:%d/token".formatted(server.getAddress().getPort());
  }

  String keysUrl() {
    return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
  }

  private void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    reply(
        exchange,
        200,
        Map.of(
            "access_token",
            jwt(),
            "token_type",
            "Bearer",
            "expires_in",
            LIFETIME_SECONDS,
            "scope",
            "kafka"));
  }

  private String jwt() {
    long now = Instant.now().getEpochSecond();
    var claims =
        Map.of(
            "sub",
            client,
            "iss",
            "e2e",
            "aud",
            AUDIENCE,
            "scope",
            "kafka",
            "iat",
            now,
            "exp",
            now + LIFETIME_SECONDS);
    var content =
        encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", "k1")) + "." + encoded(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> publicKeys() {
    var key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                "k1",
                "n",
                encoded(key.getModulus()),
                "e",
                encoded(key.getPublicExponent()))));
  }

  private static String encoded(Object json) {
    return BASE64.encodeToString(Wire.bytes(json));
  }

  private static String encoded(BigInteger number) {
    var bytes = number.toByteArray();
    int sign = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static void reply(HttpExchange exchange, int status, Object json) throws IOException {
    var body = Wire.bytes(json);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
