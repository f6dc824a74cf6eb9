package io.tierworks.planner.job.result;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.cost.TokenEstimate;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.Plan;
import io.tierworks.planner.plan.SubtaskPrompt;
import java.util.ArrayList;
import java.util.List;

/// What a prompt says of a whole earlier step, however large: every accepted answer while they fit,
/// else aggregates over all of them and a spread sample. `total` and `shown` on the aggregates tell
/// the model that it does not see everything.
public final class StepSummary {
  /// Bytes: a prompt of some ten thousand tokens.
  private static final int ROOM = 256 * 1024;

  private static final int ROOM_FOR_AGGREGATES = 8_000;

  private final CommandContext turn;
  private final Plan plan;
  private final String step;
  private final Aggregates aggregates = new Aggregates();
  private final List<Material> all = new ArrayList<>();
  private int accepted;
  private long bytes;

  StepSummary(CommandContext turn, Plan plan, String step) {
    this.turn = turn;
    this.plan = plan;
    this.step = step;
    try (var scan = turn.facts().subtasks(turn.id(), step)) {
      scan.forEachRemaining(this::read);
    }
  }

  private void read(SubtaskState subtask) {
    subtask
        .output()
        .ifPresent(output -> {
          accepted++;
          bytes += TokenEstimate.bytes(output.toString());
          aggregates.add(step, output);
          if (bytes <= ROOM) {
            all.add(material(subtask));
          } else {
            all.clear();
          }
        });
  }

  List<Material> materials() {
    return bytes <= ROOM ? List.copyOf(all) : excerpt();
  }

  private List<Material> excerpt() {
    var sample = sample();
    var told = new ArrayList<Material>();
    told.add(
        SubtaskPrompt.aggregates(
            step, accepted, sample.size(), aggregates.json(ROOM_FOR_AGGREGATES)));
    told.addAll(sample);
    return told;
  }

  /// Evenly spread, as many as there is room for.
  private List<Material> sample() {
    long stride = Math.ceilDiv(bytes, ROOM);
    var sample = new ArrayList<Material>();
    try (var scan = turn.facts().subtasks(turn.id(), step)) {
      int position = 0;
      long left = ROOM;
      while (scan.hasNext()) {
        var subtask = scan.next();
        if (subtask.isAccepted() && position++ % stride == 0) {
          var material = material(subtask);
          left -= TokenEstimate.bytes(material.text());
          if (left >= 0) {
            sample.add(material);
          }
        }
      }
    }
    return sample;
  }

  private Material material(SubtaskState subtask) {
    var ref = subtask.ref();
    return SubtaskPrompt.result(
        step, ref.id(), SubtaskInputs.itemId(turn, plan, ref), subtask.output().orElseThrow());
  }
}
