package io.tierworks.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A model endpoint that answers each call after the same time. Thread-safe.
final class SlowEndpoint implements AutoCloseable {
  private static final int BACKLOG = 4_096;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger open = new AtomicInteger();
  private final Duration latency;
  private final byte[] answer;
  private volatile boolean quick;

  private SlowEndpoint(HttpServer server, Duration latency, byte[] answer) {
    this.server = server;
    this.latency = latency;
    this.answer = answer;
  }

  static SlowEndpoint start(int seconds, int bytes) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, BACKLOG);
    var endpoint = new SlowEndpoint(server, Duration.ofSeconds(seconds), answer(bytes));
    server.createContext("/", endpoint::serve);
    server.setExecutor(endpoint.threads);
    server.start();
    return endpoint;
  }

  private static byte[] answer(int bytes) {
    var content =
        "{\\\"output\\\":{\\\"label\\\":\\\"%s\\\"},\\\"handoff\\\":\\\"none\\\",\\\"note\\\":\\\"\\\"}"
            .formatted("b".repeat(bytes));
    return """
    {"id":"c","object":"chat.completion","created":1,"model":"slow","choices":[{"index":0,"finish_reason":"stop",
    "message":{"role":"assistant","content":"%s"}}],
    "usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}\
    """
        .formatted(content)
        .getBytes(StandardCharsets.UTF_8);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /// Calls that are being answered.
  int open() {
    return open.get();
  }

  /// Whether to answer at once.
  void quick(boolean now) {
    quick = now;
  }

  private void serve(HttpExchange exchange) throws IOException {
    open.incrementAndGet();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (!quick) {
        Thread.sleep(latency);
      }
      exchange.getResponseHeaders().add("content-type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
