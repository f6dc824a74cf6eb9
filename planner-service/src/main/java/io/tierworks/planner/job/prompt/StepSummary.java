package io.tierworks.planner.job.prompt;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.judge.JudgedResult;
import io.tierworks.planner.judge.ResultTree;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a call is told about an earlier step as a whole: every accepted answer as it is while they
/// fit, else counts over all of them and a tree of them, as the judge sees it: each answer is in
/// exactly one line. The answers are read some per command.
final class StepSummary {
  /// Bytes; about ten thousand tokens.
  private static final int ROOM = 256 * 1024;

  private static final int ROOM_FOR_AGGREGATES = 8_000;

  private final String step;
  private final SubtaskCursor cursor;

  /// Empty when they do not fit.
  private final List<JudgedResult> whole = new ArrayList<>();

  private final Aggregates aggregates = new Aggregates();
  private final ResultTree tree = new ResultTree(ROOM);
  private long bytes;

  StepSummary(StepProgress step) {
    this.step = step.id();
    this.cursor = SubtaskCursor.of(step);
  }

  boolean isOf(String other) {
    return step.equals(other);
  }

  /// Reads on.
  ///
  /// @return whether the summary is complete
  boolean read(JobView view) {
    return cursor.read(
        view,
        subtask -> {
          var ref = subtask.ref();
          subtask
              .output()
              .map(output -> new JudgedResult(ref.id(), view.itemId(ref), null, 0, output))
              .ifPresent(this::add);
        });
  }

  private void add(JudgedResult result) {
    bytes += TokenEstimate.bytes(result.output().toString());
    whole.add(result);
    if (!fits()) {
      whole.forEach(this::reduce);
      whole.clear();
    }
  }

  private void reduce(JudgedResult result) {
    aggregates.add(step, result.output());
    tree.add(step, result);
  }

  private boolean fits() {
    return bytes <= ROOM;
  }

  List<Material> materials() {
    return fits()
        ? whole.stream().map(this::material).toList()
        : List.of(
            SubtaskPrompt.aggregates(step, tree.size(), aggregates.json(ROOM_FOR_AGGREGATES)),
            tree.material(Map.of("step", step)));
  }

  private Material material(JudgedResult result) {
    return SubtaskPrompt.result(step, result.subtask(), result.item(), result.output());
  }
}
