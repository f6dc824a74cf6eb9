package io.tierworks.planner.job.result;

import io.tierworks.common.contract.result.Gap;
import io.tierworks.planner.job.SubtaskState;
import io.tierworks.planner.job.SubtaskStatus;
import io.tierworks.planner.job.handler.CommandContext;
import io.tierworks.planner.judge.Aggregates;
import io.tierworks.planner.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One look at all results of a job, however many: counts them, and keeps them as long as they fit
/// into the room there is.
public final class ResultScan {
  private final CommandContext turn;
  private final Plan plan;
  private final Aggregates aggregates = new Aggregates();
  private final List<Gap> gaps;
  private final List<SubtaskState> kept = new ArrayList<>();
  private int accepted;
  private int spare;

  /// @param room bytes
  ResultScan(CommandContext turn, Plan plan, int room) {
    this.turn = turn;
    this.plan = plan;
    this.spare = room;
    this.gaps = new ArrayList<>(turn.job().gaps());
    try (var scan = turn.facts().subtasks(turn.id())) {
      scan.forEachRemaining(this::hear);
    }
    kept.sort(jointFirst());
  }

  private void hear(SubtaskState subtask) {
    var step = subtask.ref().step();
    if (!isPlanned(step)) {
      return;
    }
    switch (subtask.status()) {
      case SubtaskStatus.Accepted a -> {
        accepted++;
        aggregates.add(step, a.output());
        keep(subtask);
      }
      case SubtaskStatus.GivenUp g ->
          gaps.add(new Gap(step, subtask.ref().id(), null, g.reason(), g.detail(), 1));
      case SubtaskStatus.Waiting _, SubtaskStatus.Open _, SubtaskStatus.Held _ -> {}
    }
  }

  private boolean isPlanned(String step) {
    return plan.steps().stream().anyMatch(s -> s.id().equals(step));
  }

  private void keep(SubtaskState subtask) {
    if (!isComplete()) {
      return;
    }
    spare -= JudgeInput.size(JudgeInput.line(turn, plan, subtask, false));
    if (isComplete()) {
      kept.add(subtask);
    } else {
      kept.clear();
    }
  }

  /// Whether every result fits.
  boolean isComplete() {
    return spare >= 0;
  }

  /// Room left when every result is shown.
  int spare() {
    return spare;
  }

  /// Every result, if they fit; those on the whole job first.
  List<SubtaskState> kept() {
    return List.copyOf(kept);
  }

  int accepted() {
    return accepted;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /// So many results, evenly spread; those on the whole job first, and all of these.
  List<SubtaskState> sample(int size) {
    var sample = new ArrayList<SubtaskState>();
    int stride = Math.max(1, accepted / size);
    try (var scan = turn.facts().subtasks(turn.id())) {
      int position = 0;
      while (scan.hasNext()) {
        var subtask = scan.next();
        if (subtask.isAccepted() && isPlanned(subtask.ref().step())) {
          if (isJoint(subtask) || position++ % stride == 0) {
            sample.add(subtask);
          }
        }
      }
    }
    sample.sort(jointFirst());
    return sample;
  }

  private Comparator<SubtaskState> jointFirst() {
    return Comparator.comparing(subtask -> !isJoint(subtask));
  }

  private boolean isJoint(SubtaskState subtask) {
    return plan.step(subtask.ref().step()).isOverJob();
  }
}
