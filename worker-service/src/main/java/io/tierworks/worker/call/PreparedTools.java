package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.verify.SourceTree;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.Toolbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tools that an envelope allows.
///
/// @param byName no others can be called
/// @param sources the files of the workspace; none without one
record PreparedTools(
    Map<String, Tool> byName,
    List<ToolDefinition> definitions,
    ToolLimits limits,
    SourceTree sources) {
  private static final SourceTree NO_FILES = _ -> Optional.empty();
  private static final PreparedTools NONE =
      new PreparedTools(Map.of(), List.of(), ToolLimits.NONE, NO_FILES);

  static PreparedTools of(Subtask.Bounds bounds, Toolbox toolbox) {
    if (bounds.tools().isEmpty()) {
      return NONE;
    }
    var allowed = toolbox.of(bounds);
    var definitions = allowed.values().stream().map(Tool::definition).toList();
    var workspace = bounds.workspace();
    var sources = workspace == null ? NO_FILES : toolbox.sources(workspace);
    return new PreparedTools(allowed, definitions, bounds.limitsOfTools(), sources);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  @Nullable Tool named(String name) {
    return byName.get(name);
  }
}
