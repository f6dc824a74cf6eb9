package io.tierworks.common.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small HTTP server for GET and HEAD requests, and for POST requests with JSON where a route
/// takes them. It answers with JSON or text, and runs each request on a virtual thread.
public final class Api implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final int BACKLOG = 256;
  private static final List<String> METHODS = List.of("GET", "HEAD");
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpServer server;
  private final String host;

  private Api(HttpServer server, String host) {
    this.server = server;
    this.host = host;
  }

  public record Reply(int status, String contentType, byte[] body) {
    public static Reply json(Object value) {
      return json(200, value);
    }

    public static Reply json(int status, Object value) {
      return new Reply(status, "application/json", Wire.bytes(value));
    }

    public static Reply text(int status, String text) {
      return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply notFound(String what) {
      return json(404, Map.of("error", what));
    }
  }

  /// Answers one kind of request.
  @FunctionalInterface
  public interface Route {
    /// @param rest of the path after the route's prefix, without the slash
    Reply answer(String rest);

    /// Answers a POST request.
    ///
    /// @return empty if nothing can be changed there
    default Optional<Reply> change(String rest, byte[] body) {
      return Optional.empty();
    }
  }

  /// @param port 0 takes a free one
  /// @param routes by path prefix
  /// @throws IOException if the port cannot be opened
  public static Api start(String host, int port, Map<String, Route> routes, BearerAuth auth)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    routes.forEach((path, route) ->
        server.createContext(path, exchange -> handle(exchange, path, route, auth)));
    server.start();
    return new Api(server, host);
  }

  private static void handle(HttpExchange exchange, String path, Route route, BearerAuth auth)
      throws IOException {
    try (exchange) {
      var reply =
          auth.admits(exchange, path) ? answer(exchange, path, route) : auth.refuse(exchange);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      send(exchange, reply);
    }
  }

  /// To HEAD, the headers of the same GET.
  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    int length = reply.body().length;
    boolean body = length > 0 && !exchange.getRequestMethod().equals("HEAD");
    if (!body) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
    }
    exchange.sendResponseHeaders(reply.status(), body ? length : -1);
    if (body) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  private static Reply answer(HttpExchange exchange, String path, Route route) throws IOException {
    var method = exchange.getRequestMethod();
    var after = exchange.getRequestURI().getPath().substring(path.length());
    var rest = after.startsWith("/") ? after.substring(1) : after;
    try {
      if (METHODS.contains(method)) {
        return route.answer(rest);
      }
      var reply = method.equals("POST") ? change(exchange, rest, route) : Optional.<Reply>empty();
      return reply.orElseGet(() -> notAllowed(exchange));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("path", path)
          .addKeyValue("error", e.toString())
          .log("request failed");
      return Reply.json(503, Map.of("error", "not available right now; try again"));
    }
  }

  private static Reply notAllowed(HttpExchange exchange) {
    exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
    return Reply.json(
        405, Map.of("error", "only GET is supported here; use the topics to change something"));
  }

  /// A web page of another site cannot send this content type without asking first.
  private static Optional<Reply> change(HttpExchange exchange, String rest, Route route)
      throws IOException {
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return Optional.of(Reply.json(415, Map.of("error", "send JSON as application/json")));
    }
    var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    return body.length > MOST_BYTES
        ? Optional.of(Reply.json(413, Map.of("error", "send at most " + MOST_BYTES + " bytes")))
        : route.change(rest, body);
  }

  public URI address() {
    return URI.create("http://" + host + ":" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
