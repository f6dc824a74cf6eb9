package io.tierworks.planner.job.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.StepProgress;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.job.view.SubtaskCursor;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a call is told about an earlier step as a whole: every accepted answer while they fit, else
/// aggregates over all of them and a spread sample. The attributes `total` and `shown` tell the
/// model that it does not see everything. The answers are read some per command.
final class StepSummary {
  /// Bytes; about ten thousand tokens.
  private static final int ROOM = 256 * 1024;

  private static final int ROOM_FOR_AGGREGATES = 8_000;

  private final String step;
  private final SubtaskCursor first;
  private final SubtaskCursor second;
  private final Aggregates aggregates = new Aggregates();
  private final List<Material> all = new ArrayList<>();
  private final List<Material> sample = new ArrayList<>();
  private int accepted;
  private long bytes;
  private int position;
  private long left = ROOM;

  StepSummary(StepProgress step) {
    this.step = step.id();
    this.first = SubtaskCursor.of(step);
    this.second = SubtaskCursor.of(step);
  }

  boolean isOf(String other) {
    return step.equals(other);
  }

  /// Reads on: all answers, and if they do not fit, a sample of them.
  ///
  /// @return whether the summary is complete
  boolean read(JobView view) {
    return first.read(view, subtask -> count(view, subtask))
        && (fits() || second.read(view, subtask -> sample(view, subtask)));
  }

  private boolean fits() {
    return bytes <= ROOM;
  }

  private void count(JobView view, SubtaskState subtask) {
    subtask
        .output()
        .ifPresent(output -> {
          accepted++;
          bytes += TokenEstimate.bytes(output.toString());
          aggregates.add(step, output);
          if (fits()) {
            all.add(material(view, subtask.ref(), output));
          } else {
            all.clear();
          }
        });
  }

  /// Takes evenly spread answers, as many as there is room for.
  private void sample(JobView view, SubtaskState subtask) {
    long stride = Math.ceilDiv(bytes, ROOM);
    subtask
        .output()
        .filter(_ -> position++ % stride == 0)
        .map(output -> material(view, subtask.ref(), output))
        .ifPresent(material -> {
          left -= TokenEstimate.bytes(material.text());
          if (left >= 0) {
            sample.add(material);
          }
        });
  }

  List<Material> materials() {
    return fits() ? List.copyOf(all) : excerpt();
  }

  private List<Material> excerpt() {
    var counts = aggregates.json(ROOM_FOR_AGGREGATES);
    var counted = SubtaskPrompt.aggregates(step, accepted, sample.size(), counts);
    return Stream.concat(Stream.of(counted), sample.stream()).toList();
  }

  private Material material(JobView view, SubtaskRef ref, JsonNode output) {
    return SubtaskPrompt.result(step, ref.id(), view.itemId(ref), output);
  }
}
