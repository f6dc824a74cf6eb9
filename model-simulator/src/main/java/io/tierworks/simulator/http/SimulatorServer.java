package io.tierworks.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The JDK's HTTP server, with a virtual thread for each request.
public final class SimulatorServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

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
    server.createContext("/v1/chat/completions", guarded(new ChatEndpoint(context)::handle));
    server.createContext("/v1/models", guarded(ModelsEndpoint::handle));
    server.createContext("/admin/", guarded(new AdminEndpoint(context)::handle));
    server.createContext(
        "/",
        guarded(exchange ->
            ApiError.of("no_such_path", exchange.getRequestURI().getPath()).send(exchange)));
    server.start();
    return started;
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
