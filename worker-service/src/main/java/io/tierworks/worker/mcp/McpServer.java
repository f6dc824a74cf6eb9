package io.tierworks.worker.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.ToolOutcome;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One server of the settings. It is connected again after it was lost. Thread-safe.
public final class McpServer implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,23}");
  private static final int LONGEST_NAME = 64;

  private final String name;
  private final List<String> command;
  private final @Nullable URI address;
  private final String key;
  private final List<String> allowed;
  private final ReentrantLock connecting = new ReentrantLock();
  private @Nullable McpClient client;

  private McpServer(
      String name, List<String> command, @Nullable URI address, String key, List<String> allowed) {
    this.name = name;
    this.command = command;
    this.address = address;
    this.key = key;
    this.allowed = allowed;
  }

  /// The servers of the settings, not connected.
  ///
  /// @throws InvalidSettings naming every fault
  public static List<McpServer> from(Settings settings) {
    var names = new TreeSet<String>();
    settings
        .below("mcp.")
        .keySet()
        .forEach(key -> names.add(key.substring(0, key.lastIndexOf('.'))));
    var checks = new SettingChecks();
    var servers = new ArrayList<McpServer>();
    for (var name : names) {
      var at = "mcp." + name + ".";
      var command = List.of(settings.text(at + "command").strip().split("\\s+"));
      boolean hasCommand = !command.getFirst().isEmpty();
      boolean hasUrl = settings.given(at + "url").isPresent();
      checks
          .require(
              NAME.matcher(name).matches(), "mcp." + name, "a name has at most 24 of a-z 0-9 _ -")
          .require(hasCommand != hasUrl, at + "command", "set either this or " + at + "url")
          .require(
              !settings.list(at + "tools").isEmpty(),
              at + "tools",
              "name the tools that models may call");
      servers.add(
          new McpServer(
              name,
              command,
              hasUrl ? settings.address(at + "url") : null,
              settings.secret(at + "key").value(),
              settings.list(at + "tools")));
    }
    checks.throwIfAny();
    return servers;
  }

  /// Connects, and returns the tools that the settings allow, as `<server>__<tool>`.
  ///
  /// @throws InvalidSettings when the server cannot be reached or lacks a tool
  public List<Tool> connect() throws InterruptedException {
    try {
      var known = client().tools();
      var checks = new SettingChecks();
      var tools = new ArrayList<Tool>();
      for (var wanted : allowed) {
        var found = known.stream().filter(tool -> tool.name().equals(wanted)).findFirst();
        checks.require(
            found.isPresent(), "mcp." + name + ".tools", "the server has no tool " + wanted);
        found.map(this::tool).ifPresent(tool -> tools.add(checked(tool, checks)));
      }
      checks.throwIfAny();
      return tools;
    } catch (IOException e) {
      throw new InvalidSettings(
          "mcp.%s: the server cannot be used: %s".formatted(name, e.getMessage()));
    }
  }

  private Tool checked(Tool tool, SettingChecks checks) {
    var definition = tool.definition();
    checks.require(
        definition.bytes() <= ToolLimits.MOST_DEFINITION_BYTES
            && definition.name().length() <= LONGEST_NAME,
        "mcp." + name + ".tools",
        "the definition of %s is larger than %d bytes, or its name longer than %d"
            .formatted(definition.name(), ToolLimits.MOST_DEFINITION_BYTES, LONGEST_NAME));
    return tool;
  }

  private Tool tool(ToolDefinition definition) {
    var ours =
        new ToolDefinition(
            name + "__" + definition.name(), definition.description(), definition.parameters());
    return new McpTool(ours, definition.name(), this);
  }

  ToolOutcome call(String tool, JsonNode arguments) throws InterruptedException {
    try {
      return client().call(tool, arguments);
    } catch (IOException _) {
      drop();
      return ToolOutcome.failed("the server of the tool cannot be reached");
    }
  }

  private McpClient client() throws IOException, InterruptedException {
    connecting.lockInterruptibly();
    try {
      var known = client;
      if (known == null) {
        known = open();
        client = known;
      }
      return known;
    } finally {
      connecting.unlock();
    }
  }

  private McpClient open() throws IOException, InterruptedException {
    McpTransport transport =
        address == null ? new StdioTransport(command) : new HttpTransport(address, key);
    try {
      return McpClient.connect(transport);
    } catch (IOException | InterruptedException e) {
      transport.close();
      throw e;
    }
  }

  private void drop() {
    connecting.lock();
    try {
      if (client != null) {
        client.close();
        client = null;
      }
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    drop();
  }
}
