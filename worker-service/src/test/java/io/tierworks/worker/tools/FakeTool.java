package io.tierworks.worker.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.worker.Subtasks;

/// A tool that does what a test says.
public record FakeTool(String name, Work work) implements Tool {

  @FunctionalInterface
  public interface Work {
    ToolOutcome run(JsonNode arguments) throws InterruptedException;
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(name, "A tool of a test.", Subtasks.json("{\"type\":\"object\"}"));
  }

  @Override
  public ToolOutcome call(JsonNode arguments) throws InterruptedException {
    return work.run(arguments);
  }
}
