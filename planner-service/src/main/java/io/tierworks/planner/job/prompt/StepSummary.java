package io.tierworks.planner.job.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.SubtaskRef;
import io.tierworks.planner.job.view.JobView;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a call is told about an earlier step as a whole: every accepted answer while they fit, else
/// aggregates over all of them and a spread sample. The attributes `total` and `shown` tell the
/// model that it does not see everything.
final class StepSummary {
  /// Bytes; about ten thousand tokens.
  private static final int ROOM = 256 * 1024;

  private static final int ROOM_FOR_AGGREGATES = 8_000;

  private final JobView view;
  private final String step;
  private final Aggregates aggregates = new Aggregates();
  private final List<Material> all = new ArrayList<>();
  private int accepted;
  private long bytes;

  StepSummary(JobView view, String step) {
    this.view = view;
    this.step = step;
    try (var scan = view.store().subtasks(view.id(), step)) {
      scan.forEachRemaining(
          subtask -> subtask.output().ifPresent(output -> add(subtask.ref(), output)));
    }
  }

  private void add(SubtaskRef ref, JsonNode output) {
    accepted++;
    bytes += TokenEstimate.bytes(output.toString());
    aggregates.add(step, output);
    if (bytes <= ROOM) {
      all.add(material(ref, output));
    } else {
      all.clear();
    }
  }

  List<Material> materials() {
    return bytes <= ROOM ? List.copyOf(all) : excerpt();
  }

  private List<Material> excerpt() {
    var sample = sample();
    var counts = aggregates.json(ROOM_FOR_AGGREGATES);
    var first = SubtaskPrompt.aggregates(step, accepted, sample.size(), counts);
    return Stream.concat(Stream.of(first), sample.stream()).toList();
  }

  /// Evenly spread answers, as many as there is room for.
  private List<Material> sample() {
    long stride = Math.ceilDiv(bytes, ROOM);
    var sample = new ArrayList<Material>();
    try (var scan = view.store().subtasks(view.id(), step)) {
      int position = 0;
      long left = ROOM;
      while (scan.hasNext()) {
        var subtask = scan.next();
        if (subtask.isAccepted() && position++ % stride == 0) {
          var material = material(subtask.ref(), subtask.output().orElseThrow());
          left -= TokenEstimate.bytes(material.text());
          if (left >= 0) {
            sample.add(material);
          }
        }
      }
    }
    return sample;
  }

  private Material material(SubtaskRef ref, JsonNode output) {
    return SubtaskPrompt.result(step, ref.id(), view.itemId(ref), output);
  }
}
