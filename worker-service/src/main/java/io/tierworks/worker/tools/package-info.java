/// The tools that a model may call during a subtask: list, search and read a workspace, and the
/// tools of MCP servers. Read-only, confined to the workspace's folder, bounded in time and size.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker.tools;
