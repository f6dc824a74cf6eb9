package io.tierworks.e2e.secured;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/// An endpoint that rejects every key and repeats it in every part of the response that a client
/// might print.
final class EchoingEndpoint implements AutoCloseable {
  private final HttpServer server;

  EchoingEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var key =
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                  .replace("Bearer ", "");
          var body =
              Wire.text(
                      Map.of(
                          "error",
                          Map.of(
                              "message", "Incorrect API key provided: " + key,
                              "type", key,
                              "param", key,
                              "code", key)))
                  .getBytes(UTF_8);
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-request-id", key);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
