package io.tierworks.worker.tools;

import io.tierworks.common.contract.subtask.Subtask;
import io.tierworks.common.contract.worker.WorkerStatus.ToolOffer;
import io.tierworks.common.model.ToolDefinition;
import io.tierworks.common.verify.SourceTree;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All tools of a worker. A subtask gets those that its envelope names, and no others. Thread-safe.
public final class Toolbox {
  private static final Duration SNAPSHOT_AGE = Duration.ofSeconds(5);

  private final ToolSettings settings;
  private final InstantSource clock;
  private final Map<String, Tool> global;
  private final Map<String, Taken> snapshots = new ConcurrentHashMap<>();

  /// @param id of the workspace's state
  private record Taken(String id, Instant at) {}

  /// @param global tools that need no workspace
  public Toolbox(ToolSettings settings, List<Tool> global, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.global = new LinkedHashMap<>();
    global.forEach(tool -> this.global.put(tool.definition().name(), tool));
  }

  /// A worker without tools.
  public static Toolbox none() {
    var settings = new ToolSettings(Map.of(), Duration.ofSeconds(1), 1024);
    return new Toolbox(settings, List.of(), InstantSource.system());
  }

  public ToolRunner runner() {
    return new ToolRunner(settings.timeout());
  }

  /// The most bytes of one result, as the model receives it.
  public int resultBytes() {
    return settings.maxResultBytes();
  }

  /// What the worker tells the planner.
  public Optional<ToolOffer> offer() {
    var tools = new HashSet<>(global.keySet());
    if (!settings.workspaces().isEmpty()) {
      WorkspaceTool.DEFINITIONS.stream().map(ToolDefinition::name).forEach(tools::add);
    }
    return tools.isEmpty()
        ? Optional.empty()
        : Optional.of(new ToolOffer(tools, settings.workspaces().keySet()));
  }

  /// Why the worker cannot give a subtask its tools; empty when it can.
  public Optional<String> lacking(Subtask.Bounds bounds) {
    var workspace = bounds.workspace();
    if (workspace != null && !settings.workspaces().containsKey(workspace)) {
      return Optional.of("this worker has no workspace " + workspace);
    }
    var known = tools(workspace);
    return bounds.tools().stream()
        .filter(name -> !known.containsKey(name))
        .findFirst()
        .map(name -> "this worker has no tool " + name);
  }

  /// The tools that the envelope names.
  public Map<String, Tool> of(Subtask.Bounds bounds) {
    var known = tools(bounds.workspace());
    known.keySet().retainAll(bounds.tools());
    return known;
  }

  private Map<String, Tool> tools(@Nullable String workspace) {
    var known = new LinkedHashMap<>(global);
    Optional.ofNullable(workspace)
        .map(settings.workspaces()::get)
        .map(WorkspaceTool::of)
        .ifPresent(tools -> tools.forEach(tool -> known.put(tool.definition().name(), tool)));
    return known;
  }

  /// The text files of a workspace, in which checks look up what an answer cites; empty if the
  /// worker does not have it. For one attempt: it may keep the list of files.
  public Optional<SourceTree> sources(String workspace) {
    return Optional.ofNullable(settings.workspaces().get(workspace)).map(WorkspaceSources::new);
  }

  /// The state of a workspace, as `name@state`; not older than a few seconds.
  public String snapshot(String workspace) throws InterruptedException {
    var now = clock.instant();
    var known = snapshots.get(workspace);
    if (known == null || known.at().plus(SNAPSHOT_AGE).isBefore(now)) {
      known = new Taken(take(workspace), now);
      snapshots.put(workspace, known);
    }
    return workspace + "@" + known.id();
  }

  private String take(String workspace) throws InterruptedException {
    try {
      var found = settings.workspaces().get(workspace);
      return found == null ? "unknown" : Snapshot.of(found);
    } catch (IOException _) {
      return "unknown";
    }
  }
}
