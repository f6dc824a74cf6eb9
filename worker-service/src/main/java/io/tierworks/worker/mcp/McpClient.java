package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.worker.tools.ToolOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Speaks to one server. Thread-safe.
final class McpClient implements AutoCloseable {
  static final String PROTOCOL = "2025-06-18";

  private static final int MOST_PAGES = 20;
  private static final int SHOWN = 80;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final McpTransport transport;
  private final AtomicLong ids = new AtomicLong();

  private McpClient(McpTransport transport) {
    this.transport = transport;
  }

  /// Introduces itself to the server.
  ///
  /// @throws IOException when the server cannot be reached or refuses
  static McpClient connect(McpTransport transport) throws IOException, InterruptedException {
    var client = new McpClient(transport);
    var parameters = JSON.objectNode().put("protocolVersion", PROTOCOL);
    parameters.putObject("capabilities");
    parameters.putObject("clientInfo").put("name", "tierworks").put("version", "1");
    client.result(client.request("initialize", parameters));
    transport.notify(message("notifications/initialized"));
    return client;
  }

  /// The server's tools, under their own names.
  List<ToolDefinition> tools() throws IOException, InterruptedException {
    var tools = new ArrayList<ToolDefinition>();
    var parameters = JSON.objectNode();
    for (int page = 0; page < MOST_PAGES; page++) {
      var result = result(request("tools/list", parameters));
      for (var tool : result.path("tools")) {
        tools.add(
            new ToolDefinition(
                tool.path("name").asText(),
                tool.path("description").asText(""),
                tool.path("inputSchema")));
      }
      if (!result.path("nextCursor").isTextual()) {
        break;
      }
      parameters.set("cursor", result.path("nextCursor"));
    }
    return tools;
  }

  /// @param name as the server knows it
  ToolOutcome call(String name, JsonNode arguments) throws IOException, InterruptedException {
    var parameters = JSON.objectNode().put("name", name);
    parameters.set("arguments", arguments);
    var response = request("tools/call", parameters);
    if (response.has("error")) {
      return ToolOutcome.failed("the server refuses: " + start(message(response)));
    }
    var text = text(response.path("result").path("content"));
    return response.path("result").path("isError").asBoolean(false)
        ? ToolOutcome.failed(start(text))
        : new ToolOutcome.Result(text);
  }

  /// Images and other contents are left out, because tool results are text.
  private static String text(JsonNode content) {
    return content
        .valueStream()
        .filter(part -> part.path("type").asText().equals("text"))
        .map(part -> part.path("text").asText())
        .collect(Collectors.joining("\n"));
  }

  private JsonNode request(String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    var request = message(method).put("id", ids.incrementAndGet());
    request.set("params", parameters.deepCopy());
    return transport.exchange(request);
  }

  private static ObjectNode message(String method) {
    return JSON.objectNode().put("jsonrpc", "2.0").put("method", method);
  }

  private static String message(JsonNode response) {
    return response.path("error").path("message").asText("");
  }

  private JsonNode result(JsonNode response) throws IOException {
    if (response.has("error")) {
      throw new IOException("the server refuses: " + start(message(response)));
    }
    return response.path("result");
  }

  private static String start(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }

  @Override
  public void close() {
    transport.close();
  }
}
