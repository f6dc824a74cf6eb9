package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// Carries JSON-RPC messages to a server. Thread-safe.
interface McpTransport extends AutoCloseable {

  /// Sends a request and waits for its response; an interrupt ends the wait.
  ///
  /// @param request with an `id` of its own
  /// @throws IOException when the server cannot be reached or has ended
  JsonNode exchange(ObjectNode request) throws IOException, InterruptedException;

  /// Sends a message that has no response.
  void notify(ObjectNode message) throws IOException, InterruptedException;

  @Override
  void close();
}
