package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server behind an address, by streamable HTTP: the response is JSON or a stream of events.
final class HttpTransport implements McpTransport {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final String SESSION = "Mcp-Session-Id";
  private static final String DATA = "data:";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final URI address;
  private final String key;
  private volatile @Nullable String session;

  /// @param key sent as a bearer token; blank for a server without keys
  HttpTransport(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  @Override
  public JsonNode exchange(ObjectNode request) throws IOException, InterruptedException {
    var response = send(request);
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() / 100 != 2) {
        throw new IOException("the server answers " + response.statusCode());
      }
      response.headers().firstValue(SESSION).ifPresent(given -> session = given);
      var type = response.headers().firstValue("Content-Type").orElse("");
      return type.startsWith("text/event-stream")
          ? ofEvents(lines.iterator(), request.path("id").longValue())
          : message(String.join("\n", (Iterable<String>) lines::iterator));
    }
  }

  @Override
  public void notify(ObjectNode message) throws IOException, InterruptedException {
    send(message).body().close();
  }

  private HttpResponse<Stream<String>> send(ObjectNode message)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", McpClient.PROTOCOL)
            .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
    if (!key.isBlank()) {
      request.header("Authorization", "Bearer " + key);
    }
    var known = session;
    if (known != null) {
      request.header(SESSION, known);
    }
    return http.send(request.build(), BodyHandlers.ofLines());
  }

  private static JsonNode ofEvents(Iterator<String> lines, long id) throws IOException {
    var data = new StringBuilder();
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.startsWith(DATA)) {
        data.append(line.substring(DATA.length()).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        var message = message(data.toString());
        if (!message.has("method") && message.path("id").asLong(-1) == id) {
          return message;
        }
        data.setLength(0);
      }
    }
    throw new IOException("the server ended its stream without a response");
  }

  private static JsonNode message(String text) throws IOException {
    try {
      return Wire.tree(text);
    } catch (MalformedMessage e) {
      throw new IOException("the server's response is no JSON", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
