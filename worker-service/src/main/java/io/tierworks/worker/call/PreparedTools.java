package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.verify.SourceTree;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.Toolbox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tools and the files that an envelope allows.
///
/// @param byName no others can be called
/// @param sources the files of the workspace; null if there is none here
record PreparedTools(
    Map<String, Tool> byName,
    List<ToolDefinition> definitions,
    ToolLimits limits,
    @Nullable SourceTree sources) {

  static PreparedTools of(Subtask.Bounds bounds, Toolbox toolbox) {
    var allowed = toolbox.of(bounds);
    var definitions = allowed.values().stream().map(Tool::definition).toList();
    var workspace = bounds.workspace();
    var sources = workspace == null ? null : toolbox.sources(workspace).orElse(null);
    return new PreparedTools(allowed, definitions, bounds.limitsOfTools(), sources);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  @Nullable Tool named(String name) {
    return byName.get(name);
  }
}
