package io.tierworks.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The JDK's HTTP server, a virtual thread for each request.
public final class SimulatorServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  static {
    // Read once by the JDK's server: without nodelay a kept-alive answer waits 40 ms for an
    // acknowledgement.
    preset("sun.net.httpserver.nodelay", "true");
    preset("sun.net.httpserver.maxIdleConnections", "20000");
    preset("sun.net.httpserver.idleInterval", "300");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final String host;

  private SimulatorServer(HttpServer server, ExecutorService threads, String host) {
    this.server = server;
    this.threads = threads;
    this.host = host;
  }

  public static SimulatorServer start(String host, int port, Desk desk) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    ChatEndpoint chat = new ChatEndpoint(desk);
    AdminEndpoint admin = new AdminEndpoint(desk);
    server.createContext("/v1/chat/completions", guarded(chat::handle));
    server.createContext("/v1/models", guarded(exchange -> ModelsEndpoint.handle(exchange)));
    server.createContext("/admin/", guarded(admin::handle));
    server.createContext(
        "/",
        guarded(exchange ->
            Wire.fail(exchange, ApiError.noSuchPath(exchange.getRequestURI().getPath()))));
    server.start();
    return new SimulatorServer(server, threads, host);
  }

  public String url() {
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + server.getAddress().getPort();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /// A defect of ours is a 500 that says so; an exchange is always closed.
  private static com.sun.net.httpserver.HttpHandler guarded(Handling handling) {
    return exchange -> {
      try (exchange) {
        handling.handle(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        Wire.fail(exchange, ApiError.defect(e));
      }
    };
  }

  private static void preset(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
