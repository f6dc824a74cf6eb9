package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.ToolOutcome;

/// A tool of an MCP server.
///
/// @param remoteName as the server knows it
record McpTool(ToolDefinition definition, String remoteName, McpServer server) implements Tool {
  @Override
  public ToolOutcome call(JsonNode arguments) throws InterruptedException {
    return server.call(remoteName, arguments);
  }
}
