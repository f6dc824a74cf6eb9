/// The tools of MCP servers (Model Context Protocol, 2025-06-18): a process that speaks over its
/// standard streams, or an address with streamable HTTP. Only tools that the settings name are
/// offered.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker.mcp;
