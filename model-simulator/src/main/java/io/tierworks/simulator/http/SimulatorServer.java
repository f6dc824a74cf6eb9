package io.tierworks.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tierworks.simulator.catalog.Model;
import io.tierworks.simulator.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The JDK's HTTP server, with a virtual thread for each request.
public final class SimulatorServer implements AutoCloseable {
  /// A connection that does not fit is tried again by the caller's system after 1 s, 3 s, 7 s.
  private static final int BACKLOG = 4_096;

  private static final long RELEASED = 1_772_668_800L;

  static {
    // Read once by the JDK's server: without nodelay a kept-alive answer waits 40 ms for an
    // acknowledgement.
    Map.of("nodelay", "true", "maxIdleConnections", "20000", "idleInterval", "300")
        .forEach(
            (key, value) -> System.getProperties().putIfAbsent("sun.net.httpserver." + key, value));
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String host;

  private SimulatorServer(HttpServer server, String host) {
    this.server = server;
    this.host = host;
  }

  public static SimulatorServer start(String host, int port, ServerContext context)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    var started = new SimulatorServer(server, host);
    server.setExecutor(started.threads);
    routes(context).forEach((path, handling) -> server.createContext(path, guarded(handling)));
    server.start();
    return started;
  }

  private static Map<String, Handling> routes(ServerContext context) {
    return Map.of(
        "/v1/chat/completions", new ModelEndpoint(context, ApiShape.CHAT)::handle,
        "/v1/responses", new ModelEndpoint(context, ApiShape.RESPONSES)::handle,
        "/v1/models", SimulatorServer::models,
        "/admin/", new AdminEndpoint(context)::handle,
        "/", SimulatorServer::nothing);
  }

  private static void models(HttpExchange exchange) throws IOException {
    var root = Json.object().put("object", "list");
    for (var model : Model.ALL) {
      for (var id : List.of(model.id(), model.snapshot())) {
        var entry = root.withArray("data").addObject().put("id", id).put("object", "model");
        entry.put("created", RELEASED).put("owned_by", "tierworks-simulator");
      }
    }
    Wire.send(exchange, 200, Wire.JSON, Wire.bytes(root));
  }

  private static void nothing(HttpExchange exchange) throws IOException {
    ApiError.of("no_such_path", exchange.getRequestURI().getPath()).send(exchange);
  }

  public String url() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /// A defect of the simulator is answered with status 500. The exchange is always closed.
  private static HttpHandler guarded(Handling handling) {
    return exchange -> {
      try (exchange) {
        handling.handle(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        ApiError.of("defect", e.toString()).send(exchange);
      }
    };
  }
}
