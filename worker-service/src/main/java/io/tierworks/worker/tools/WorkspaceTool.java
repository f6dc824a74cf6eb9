package io.tierworks.worker.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.model.ToolDefinition;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;

/// A tool that reads one workspace.
final class WorkspaceTool implements Tool {
  private final ToolDefinition definition;
  private final Workspace workspace;
  private final Work work;

  /// What the tool does with its arguments.
  @FunctionalInterface
  interface Work {
    ToolOutcome run(Workspace workspace, Arguments arguments)
        throws IOException, InterruptedException;
  }

  /// The tools that every workspace has.
  static final List<ToolDefinition> DEFINITIONS =
      List.of(ListFiles.DEFINITION, SearchFiles.DEFINITION, ReadFile.DEFINITION);

  static List<Tool> of(Workspace workspace) {
    return List.of(
        new WorkspaceTool(ListFiles.DEFINITION, workspace, ListFiles::run),
        new WorkspaceTool(SearchFiles.DEFINITION, workspace, SearchFiles::run),
        new WorkspaceTool(ReadFile.DEFINITION, workspace, ReadFile::run));
  }

  private WorkspaceTool(ToolDefinition definition, Workspace workspace, Work work) {
    this.definition = definition;
    this.workspace = workspace;
    this.work = work;
  }

  @Override
  public ToolDefinition definition() {
    return definition;
  }

  @Override
  public ToolOutcome call(JsonNode arguments) throws InterruptedException {
    try {
      return work.run(workspace, new Arguments(arguments));
    } catch (ClosedByInterruptException _) {
      throw new InterruptedException("interrupted while reading");
    } catch (IOException e) {
      return ToolOutcome.failed("the workspace cannot be read");
    }
  }

  /// @param parameters a JSON Schema
  static ToolDefinition definition(String name, String description, String parameters) {
    try {
      return new ToolDefinition(name, description, Wire.tree(parameters));
    } catch (MalformedMessage e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  static ToolOutcome noSuchPath(String path) {
    return ToolOutcome.refused("there is no such path in the workspace: " + path);
  }
}
