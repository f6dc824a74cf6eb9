package io.tierworks.worker.call;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.subtask.ToolLimits;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.Toolbox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tools that an envelope allows.
///
/// @param byName no others can be called
record PreparedTools(
    Map<String, Tool> byName, List<ToolDefinition> definitions, ToolLimits limits) {
  private static final PreparedTools NONE = new PreparedTools(Map.of(), List.of(), ToolLimits.NONE);

  static PreparedTools of(Subtask.Bounds bounds, Toolbox toolbox) {
    if (bounds.tools().isEmpty()) {
      return NONE;
    }
    var allowed = toolbox.of(bounds);
    var definitions = allowed.values().stream().map(Tool::definition).toList();
    return new PreparedTools(allowed, definitions, bounds.limitsOfTools());
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  @Nullable Tool named(String name) {
    return byName.get(name);
  }
}
